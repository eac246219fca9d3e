create schema if not exists extensions;
create schema if not exists auth authorization supabase_auth_admin;
create schema if not exists storage authorization supabase_storage_admin;
create schema if not exists realtime authorization supabase_admin;
create schema if not exists graphql_public;
create schema if not exists vault;

grant usage on schema public to anon, authenticated, service_role;
grant usage on schema extensions to anon, authenticated, service_role, dashboard_user;
grant usage on schema auth to anon, authenticated, service_role, dashboard_user;
grant usage on schema storage to anon, authenticated, service_role, dashboard_user;
grant usage on schema realtime to anon, authenticated, service_role;
grant usage on schema graphql_public to anon, authenticated, service_role;

alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
