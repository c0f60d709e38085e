# Spark from the build's own Maven jars, and the application: one image for every service of docker-compose.yml.
# The tag is Debian's current one, with its fixes: a dated one would keep the faults of its day.
FROM debian:bookworm-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates git maven openjdk-17-jdk-headless \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /tegum
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip -Dspotless.check.skip -pl sweep-driver -am package \
  && bin/spark-home /tmp/spark \
  && rm /tmp/spark/conf/spark-defaults.conf \
  && cp -rL /tmp/spark /opt/spark

FROM debian:bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends openjdk-17-jre-headless \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin spark \
  && install -d -o spark /results /events
COPY --from=build /opt/spark /opt/spark
COPY --from=build /tegum/sweep-driver/target/tegum.jar /opt/tegum/tegum.jar
COPY docker/healthy /opt/tegum/healthy
COPY docker/spark-defaults.conf /opt/spark/conf/spark-defaults.conf
USER 10001
WORKDIR /opt/tegum
ENTRYPOINT ["/opt/spark/bin/spark-class"]
