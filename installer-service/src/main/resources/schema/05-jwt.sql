-- JSON Web Tokens signed with HS256 (RFC 7515, RFC 7519), by pgcrypto's hmac.
do $outer$
begin
  if not exists (select from pg_extension where extname = 'pgcrypto') then
    return;
  end if;

  create or replace function extensions.url_encode(data bytea) returns text language sql immutable strict as $$
    select translate(encode(data, 'base64'), E'+/=\n', '-_')
  $$;

  create or replace function extensions.url_decode(data text) returns bytea language sql immutable strict as $$
    select decode(
      translate(data, '-_', '+/') || repeat('=', (4 - length(data) % 4) % 4),
      'base64')
  $$;

  create or replace function extensions.algorithm_sign(signables text, secret text, algorithm text)
  returns text language sql immutable strict as $$
    select case algorithm
      when 'HS256' then extensions.url_encode(extensions.hmac(signables, secret, 'sha256'))
      when 'HS384' then extensions.url_encode(extensions.hmac(signables, secret, 'sha384'))
      when 'HS512' then extensions.url_encode(extensions.hmac(signables, secret, 'sha512'))
    end
  $$;

  create or replace function extensions.sign(payload json, secret text, algorithm text default 'HS256')
  returns text language sql immutable strict as $$
    select signables || '.' || extensions.algorithm_sign(signables, secret, algorithm)
    from (
      select extensions.url_encode(convert_to(json_build_object('alg', algorithm, 'typ', 'JWT')::text, 'utf8'))
        || '.' || extensions.url_encode(convert_to(payload::text, 'utf8')) as signables
    ) as parts
  $$;

  create or replace function extensions.verify(token text, secret text, algorithm text default 'HS256')
  returns table (header json, payload json, valid boolean) language sql stable strict as $$
    select
      convert_from(extensions.url_decode(parts[1]), 'utf8')::json,
      convert_from(extensions.url_decode(parts[2]), 'utf8')::json,
      coalesce(parts[3] = extensions.algorithm_sign(parts[1] || '.' || parts[2], secret, algorithm), false)
        and (convert_from(extensions.url_decode(parts[1]), 'utf8')::jsonb ->> 'alg') = algorithm
        and coalesce((convert_from(extensions.url_decode(parts[2]), 'utf8')::jsonb ->> 'exp')::numeric
              > extract(epoch from now()), true)
    from string_to_array(token, '.') as parts
  $$;

  grant execute on all functions in schema extensions to anon, authenticated, service_role, dashboard_user;
end
$outer$;
