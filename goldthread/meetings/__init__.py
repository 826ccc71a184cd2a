"""Meetings: agendas, papers, who came, minutes, decisions, and how well each group is attended."""
