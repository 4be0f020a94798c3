// Accusations by day
// question: Who accuses whom on each day?
// use: Who said it first, and who answered on the next day.
// group: time
// parameters:
//   level: level = country -- count actors as countries, organizations or speakers
//   actor: actor = '' -- only accusations by or against this actor
//   allegation: allegation = '' -- only accusations of this kind
//   outlet: outlet = '' -- only what this outlet carries
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
//   min_confidence: float = 0.0 -- leave out claims of less confidence, 0 to 1
// columns:
//   day: date -- day on which it was said, else published; null where neither is known
//   source_id: string -- id of the accuser
//   source: string -- name of the accuser
//   target_id: string -- id of the accused
//   target: string -- name of the accused
//   n_claims: int -- different claims of that day, asserted and not negated
//   n_articles: int -- different articles that carry them
//   edge_id: string -- id to give to evidence: of all days
MATCH (a:Speaker|Organization|Country)-[e:ACCUSES {level: $level}]->(b:Speaker|Organization|Country)
WHERE $actor = '' OR a.id = $actor OR b.id = $actor
UNWIND e.quoteIds AS quote_id
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote {id: quote_id})-[:EXPRESSES]->(c:Claim)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
  AND ($allegation = '' OR $allegation IN c.allegation)
  AND c.confidence >= $min_confidence
  AND ($outlet = '' OR EXISTS { MATCH (ar)-[:PUBLISHED_BY]->(m:Outlet) WHERE m.id = $outlet })
RETURN coalesce(q.saidOn, ar.publishedOn) AS day, a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles, e.id AS edge_id
ORDER BY day, n_claims DESC, source_id, target_id
