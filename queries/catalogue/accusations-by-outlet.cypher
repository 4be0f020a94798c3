// Whose accusations each outlet carries
// question: Which accusations does each outlet carry, by accuser and accused?
// use: Does a paper print one side only?
// group: outlet
// draws: outlets
// parameters:
//   level: level = country -- count actors as countries, organizations or speakers
//   actor: actor = '' -- only accusations by or against this actor
//   allegation: allegation = '' -- only accusations of this kind
//   outlet: outlet = '' -- only this outlet
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
//   min_confidence: float = 0.0 -- leave out claims of less confidence, 0 to 1
// columns:
//   outlet_id: string -- id of the outlet
//   outlet: string -- its name
//   source_id: string -- id of the accuser
//   source: string -- name of the accuser
//   target_id: string -- id of the accused
//   target: string -- name of the accused
//   n_claims: int -- different claims, asserted and not negated
//   n_articles: int -- different articles of this outlet that carry them
//   edge_id: string -- id to give to evidence: of all outlets
MATCH (a:Speaker|Organization|Country)-[e:ACCUSES {level: $level}]->(b:Speaker|Organization|Country)
WHERE $actor = '' OR a.id = $actor OR b.id = $actor
UNWIND e.quoteIds AS quote_id
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote {id: quote_id})-[:EXPRESSES]->(c:Claim)
WHERE ($outlet = '' OR m.id = $outlet)
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
  AND ($allegation = '' OR $allegation IN c.allegation)
  AND c.confidence >= $min_confidence
RETURN m.id AS outlet_id, m.name AS outlet, a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles, e.id AS edge_id
ORDER BY n_claims DESC, n_articles DESC, outlet_id, source_id, target_id
