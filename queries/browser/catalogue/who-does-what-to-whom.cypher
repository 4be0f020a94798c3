// Who does what to whom
// Who accuses, criticizes, threatens, asks, rejects, denies, supports or promises whom?
//
// level: count actors as countries, organizations or speakers (country, organization, speaker)
// type: only claims of this type (accusation, criticism, denial, rejection, demand, threat, admission, support, promise, statement)
// actor: only what is done by or to this actor
// allegation: only claims with this allegation (aggression, war_crime, human_rights, crime_corruption, espionage_treason, chemical_weapons, terrorism_support, interference, cyber_attack, disinformation, treaty_breach, obstruction, other)
// outlet: only what this outlet carries
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
// min_confidence: leave out claims of less confidence, 0 to 1
:param level => 'country';
:param type => '';
:param actor => '';
:param allegation => '';
:param outlet => '';
:param since => '0001-01-01';
:param until => '9999-12-31';
:param min_confidence => 0.0;
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
