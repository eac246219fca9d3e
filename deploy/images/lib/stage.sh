# Lays out what goes into an image, so that a Containerfile only copies: target/images/contexts/NAME/LAYER is a tree that
# lies at / in the image.
# shellcheck shell=bash disable=SC2154

readonly jre_modules=java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.net,jdk.jfr,jdk.zipfs

begin_context() { # NAME
  context=$staging/contexts/$1
  rm -rf -- "$context"
  mkdir -p "$context"
  cp -r "$here/common/etc" "$context/"
  mkdir "$context/common"
  mv "$context/etc" "$context/common/"
}

# One time, one mode for all: whose umask was at work, and when, is not to be seen in a layer.
end_context() {
  chmod -R u=rwX,go=rX "$context"
  find "$context" -print0 | xargs -0 touch --no-dereference --date="@$(epoch)"
}

layer() { # NAME PATH; prints the folder
  mkdir -p "$context/$1$2"
  printf '%s' "$context/$1$2"
}

# Node.js as npm has it, verified by its lock file; with npm, or without.
stage_node() { # [npm]
  local made=$staging/node
  if ! cmp -s "$here/node/package-lock.json" "$made/package-lock.json"; then
    say 'fetching Node.js by npm'
    command -v npm >/dev/null || missing 'npm is needed to fetch Node.js and PGlite, and is not on the PATH'
    rm -rf -- "$made" "$made.draft"
    mkdir -p "$made.draft"
    cp "$here/node/package.json" "$here/node/package-lock.json" "$made.draft/"
    (cd -- "$made.draft" && npm ci --ignore-scripts --no-audit --no-fund >"$staging/node.log" 2>&1) || {
      tail -n 5 "$staging/node.log" >&2
      missing 'Node.js could not be fetched by npm. Is there a network?'
    }
    mv "$made.draft" "$made"
  fi
  local bin
  bin=$(layer node /usr/local/bin)
  cp "$made"/node_modules/node-linux-*/bin/node "$bin/node"
  if [[ ${1:-} == npm ]]; then
    cp -r "$made/node_modules/npm" "$(layer node /usr/local/lib/node_modules)/"
    ln -s ../lib/node_modules/npm/bin/npm-cli.js "$bin/npm"
  fi
}

# What candidates are made of, by the installer's own code; prints nothing, fills $staging/candidates.
stage_candidates() {
  local app=$repository/installer-service/target/quarkus-app
  [[ -d $app ]] || missing 'installer-service is not built: ./pgfit build'
  say "fetching PostgreSQL's binaries and PGlite's packages, unless they are there"
  "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$app/app/*:$app/lib/main/*:$app/lib/boot/*" dev.pgfit.installer.carried.Provision "$staging/candidates" \
    >"$staging/candidates.log" 2>&1 || {
    tail -n 10 "$staging/candidates.log" >&2
    missing 'what candidates are made of could not be had'
  }
}

newest() { # FOLDER; prints the path of what was put into it last
  find "$1" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-
}

stage_pglite() {
  stage_candidates
  begin_context pglite
  stage_node
  cp -r "$(newest "$staging/candidates/pglite")/." "$(layer packages /opt/pgfit/pglite)/"
  layer template /opt/pgfit/pglite >/dev/null
  mv "$context/packages/opt/pgfit/pglite/template.tar.gz" "$context/template/opt/pgfit/pglite/"
  end_context
}

stage_postgres() {
  stage_candidates
  begin_context postgres
  cp -r "$(newest "$staging/candidates/postgresql")/." "$(layer binaries /usr/local/pgsql)/"
  # for programs that are compiled against it
  find "$context/binaries" -name '*.a' -delete
  cp "$here/postgres/docker-entrypoint.sh" "$here/postgres/pg_isready" "$(layer entry /usr/local/bin)/"
  layer entry /var/lib/postgresql >/dev/null
  end_context
  chmod +x "$context"/entry/usr/local/bin/*
}

# A Java runtime of the modules that services use, made by the JDK that built them.
stage_jre() {
  local made=$staging/jre home=${JAVA_HOME:?}
  if ! cmp -s "$home/release" "$made/of"; then
    say 'making a Java runtime by jlink'
    rm -rf -- "$made" "$made.draft"
    mkdir -p "$made.draft"
    "$home/bin/jlink" --add-modules "$jre_modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
      --output "$made.draft/java" >"$staging/jlink.log" 2>&1 || {
      tail -n 5 "$staging/jlink.log" >&2
      missing "$home can't make a runtime; name a base image with one by --jre"
    }
    cp "$home/release" "$made.draft/of"
    mv "$made.draft" "$made"
  fi
  begin_context jre
  cp -r "$made/java" "$(layer java /opt)/"
  end_context
}

# Its libraries change seldom, the service itself often: two layers.
stage_service_jvm() { # SERVICE
  local app=$repository/$1/target/quarkus-app
  [[ -d $app ]] || missing "$1 is not built: ./pgfit build"
  begin_context "$1"
  cp -r "$app/lib" "$(layer lib /opt/pgfit)/"
  cp -r "$app/app" "$app/quarkus" "$app/quarkus-run.jar" "$(layer app /opt/pgfit)/"
  stage_parts "$1"
  end_context
}

stage_service_native() { # SERVICE
  local runner
  runner=$(find "$repository/$1/target" -maxdepth 1 -name '*-runner' -type f | head -n 1)
  [[ -n $runner ]] || missing "$1 is not built natively: mvn package -Dnative -pl $1 -am"
  begin_context "$1"
  cp "$runner" "$(layer app /opt/pgfit)/service"
  stage_parts "$1"
  end_context
}

# What the installer carries along: Node.js with npm, and what candidates are made of.
stage_parts() { # SERVICE
  [[ $1 == installer-service ]] || return 0
  stage_candidates
  stage_node npm
  cp -r "$staging/candidates" "$(layer candidates /opt/pgfit)/"
}

stage_embedded() {
  local target=$repository/deploy/embedded/target jar
  jar=$(find "$target" -maxdepth 1 -name 'embedded*.jar' -not -name '*-tests.jar' | head -n 1)
  [[ -n $jar && -d $target/lib ]] || missing 'deploy/embedded is not built: ./pgfit build'
  begin_context embedded
  cp "$target"/lib/*.jar "$(layer lib /opt/pgfit/embedded)/"
  cp "$jar" "$(layer app /opt/pgfit/embedded)/embedded.jar"
  end_context
}
