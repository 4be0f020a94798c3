// Claims by month
// How many claims of each type were made in each month?
//
// type: only claims of this type (accusation, criticism, denial, rejection, demand, threat, admission, support, promise, statement)
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param type => '';
:param since => '0001-01-01';
:param until => '9999-12-31';
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim)
WHERE ($type = '' OR c.type = $type)
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN coalesce(q.month, ar.month) AS month, c.type AS type, count(DISTINCT c.id) AS n_claims, count(DISTINCT ar.id) AS n_articles
ORDER BY month, n_claims DESC, type
