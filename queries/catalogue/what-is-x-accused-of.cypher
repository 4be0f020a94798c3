// What is X accused of
// question: Of what is an actor accused, by whom, and how often?
// use: All that must be put to X before a story about X is printed.
// group: accusation
// parameters:
//   actor: actor -- the accused
//   level: level = country -- count accusers as countries, organizations or speakers
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   allegation: string -- of what; null where it is not said
//   source_id: string -- id of the accuser
//   source: string -- name of the accuser
//   n_claims: int -- different claims of this allegation
//   n_articles: int -- different articles that carry them
//   first_said_on: date -- first day on which one is known to have been said
//   last_said_on: date -- last such day
//   edge_id: string -- id to give to evidence: all that this accuser accuses X of
MATCH (b:Speaker|Organization|Country {id: $actor})<-[e:ACCUSES]-(a:Speaker|Organization|Country)
WHERE e.level = $level
UNWIND e.quoteIds AS quote_id
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote {id: quote_id})-[:EXPRESSES]->(c:Claim)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
UNWIND c.allegation AS of_what
RETURN of_what AS allegation, a.id AS source_id, a.name AS source,
       count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles,
       min(q.saidOn) AS first_said_on, max(q.saidOn) AS last_said_on, e.id AS edge_id
ORDER BY n_claims DESC, n_articles DESC, allegation, source_id
