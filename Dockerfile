# syntax=docker/dockerfile:1

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /source
COPY pom.xml ./
COPY .mvn .mvn
COPY processes processes
COPY forms forms
COPY src src
# Tests need a database and a browser: they ran before the image is built (mvn verify)
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q package -DskipTests \
 && cp target/ampli-*.jar ampli.jar \
 && java -Djarmode=tools -jar ampli.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:17-jre
RUN groupadd --system ampli && useradd --system --gid ampli --home-dir /app --shell /usr/sbin/nologin ampli \
 && install -d -o ampli -g ampli /app /app/data
WORKDIR /app
# From what changes least to what changes most
COPY --from=build /source/layers/dependencies/ ./
COPY --from=build /source/layers/spring-boot-loader/ ./
COPY --from=build /source/layers/snapshot-dependencies/ ./
COPY --from=build /source/layers/application/ ./
USER ampli
ENV SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080
EXPOSE 8080
VOLUME /app/data
# bash speaks HTTP well enough: nothing to install for it
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"status\":\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "org.springframework.boot.loader.launch.JarLauncher"]
