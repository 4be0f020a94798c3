// Whom each outlet quotes
// question: Which kinds of speakers does each outlet quote, and how often?
// use: Officials, groups or unnamed people: who gets a voice where.
// group: outlet
// parameters:
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   outlet_id: string -- id of the outlet
//   outlet: string -- its name
//   kind: string -- kind of the speaker (person, unnamed, group, ministry, ...); null for a state
//   n_quotes: int -- passages
//   n_speakers: int -- different speakers
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)<-[:IN_ARTICLE]-(q:Quote)<-[:SAID]-(s:Speaker|Organization|Country)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN m.id AS outlet_id, m.name AS outlet, s.kind AS kind, count(DISTINCT q.id) AS n_quotes, count(DISTINCT s.id) AS n_speakers
ORDER BY outlet_id, n_quotes DESC, n_speakers DESC, kind
