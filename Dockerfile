# minutekit as a command in a container, from this clone:
#
#     docker build -t minutekit .
#     docker run --rm --network none -v "$PWD:/work" minutekit digest notes.docx -o digest.docx
#
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
