# minutekit as a command in a container, from this clone:
#
#     docker build -t minutekit .
#     docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/work" minutekit digest notes.docx -o digest.docx
#
# ``--user`` lets it write into your folder; it needs neither a home nor an account of its own.
# Debian, since scikit-learn and the text libraries have wheels for it (Alpine has none).
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-compile /wheels/*.whl && useradd --create-home minutekit
USER minutekit
WORKDIR /work
ENTRYPOINT ["minutekit"]
CMD ["--help"]
