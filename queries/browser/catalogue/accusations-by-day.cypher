// Accusations by day
// Who accuses whom on each day?
//
// level: count actors as countries, organizations or speakers (country, organization, speaker)
// actor: only accusations by or against this actor
// allegation: only accusations of this kind (aggression, war_crime, human_rights, crime_corruption, espionage_treason, chemical_weapons, terrorism_support, interference, cyber_attack, disinformation, treaty_breach, obstruction, other)
// outlet: only what this outlet carries
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
// min_confidence: leave out claims of less confidence, 0 to 1
:param level => 'country';
:param actor => '';
:param allegation => '';
:param outlet => '';
:param since => '0001-01-01';
:param until => '9999-12-31';
:param min_confidence => 0.0;
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
