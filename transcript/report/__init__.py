"""Newspaper pages and news reports: articles, bylines, people, attributed statements; and what is no transcript at all."""

from transcript.report.articles import Article, articles
from transcript.report.kind import KindEvidence, kind
from transcript.report.people import ReportFindings, read_report

__all__ = ["Article", "KindEvidence", "ReportFindings", "articles", "kind", "read_report"]
