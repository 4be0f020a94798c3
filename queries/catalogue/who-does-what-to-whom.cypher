// Who does what to whom
// question: Who accuses, criticizes, threatens, asks, rejects, denies, supports or promises whom?
// use: The whole web between the actors, friends beside foes.
// group: accusation
// parameters:
//   level: level = country -- count actors as countries, organizations or speakers
//   type: type = '' -- only claims of this type
//   actor: actor = '' -- only what is done by or to this actor
//   allegation: allegation = '' -- only claims with this allegation
//   outlet: outlet = '' -- only what this outlet carries
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
//   min_confidence: float = 0.0 -- leave out claims of less confidence, 0 to 1
// columns:
//   type: string -- type of the claims
//   source_id: string -- id of the actor
//   source: string -- name of the actor
//   target_id: string -- id of the other
//   target: string -- name of the other
//   n_claims: int -- different claims, asserted and not negated
//   n_articles: int -- different articles that carry them
//   first_said_on: date -- first day on which one is known to have been said
//   last_said_on: date -- last such day
//   edge_id: string -- id to give to evidence
MATCH (a:Speaker|Organization|Country)-[e:ACCUSES|CRITICIZES|THREATENS|DEMANDS_OF|REJECTS|DENIES_TO|SUPPORTS|PROMISES_TO]->(b:Speaker|Organization|Country)
WHERE e.level = $level AND ($actor = '' OR a.id = $actor OR b.id = $actor)
UNWIND e.quoteIds AS quote_id
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote {id: quote_id})-[:EXPRESSES]->(c:Claim)
WHERE ($type = '' OR c.type = $type)
  AND ($allegation = '' OR $allegation IN c.allegation)
  AND c.confidence >= $min_confidence
  AND ($outlet = '' OR EXISTS { MATCH (ar)-[:PUBLISHED_BY]->(m:Outlet) WHERE m.id = $outlet })
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN c.type AS type, a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles,
       min(q.saidOn) AS first_said_on, max(q.saidOn) AS last_said_on, e.id AS edge_id
ORDER BY n_claims DESC, n_articles DESC, type, source_id, target_id
