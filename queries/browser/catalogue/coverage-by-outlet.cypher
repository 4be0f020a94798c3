// What was read from each outlet
// How many articles and passages does each outlet give, and what is not known of them?
//
MATCH (m:Outlet)<-[:PUBLISHED_BY]-(ar:Article)
OPTIONAL MATCH (q:Quote)-[:IN_ARTICLE]->(ar)
OPTIONAL MATCH (s:Speaker|Organization|Country)-[r:SAID]->(q)
RETURN m.id AS outlet_id, m.name AS outlet, count(DISTINCT ar.id) AS n_articles,
       count(DISTINCT CASE WHEN ar.publishedOn IS NULL THEN ar.id ELSE null END) AS n_undated,
       count(DISTINCT q.id) AS n_quotes, count(DISTINCT CASE WHEN s.id IS NULL THEN null ELSE q.id END) AS n_with_speaker
ORDER BY n_articles DESC, outlet_id
