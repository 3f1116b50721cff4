"""From a report to its claims, stage by stage; pure, and it never fails."""
