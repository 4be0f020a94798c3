// What is X accused of
// Of what is an actor accused, by whom, and how often?
//
// actor: the accused; put a part of the name between the quotes
// level: count accusers as countries, organizations or speakers (country, organization, speaker)
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param [{actor}] => { MATCH (n:Speaker|Organization|Country)-[:MADE]->(:Claim) WHERE n.name CONTAINS '' WITH n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 1 RETURN i AS actor };
:param level => 'country';
:param since => '0001-01-01';
:param until => '9999-12-31';
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
