using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Telemetry;

/// <summary>What leaves the service for a collector, at the most talkative, holds no key, no body and no secret of an address.</summary>
public sealed class ExportTests
{
    private const string Wording = "zebra-wording-of-a-body";
    private const string Plan = "zebra-plan";

    [Fact]
    public async Task Export_HasTracesMetricsAndLogs_AndHoldsNoSecret()
    {
        await using var collector = await Collector.Start();
        await using var service = Service(collector);
        var key = (await service.NewKey(Role.Admin)).Key!;
        var secrets = await Ask(service, key);

        Assert.True(service.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(service.Services.GetRequiredService<MeterProvider>().ForceFlush());
        Assert.True(service.Services.GetRequiredService<LoggerProvider>().ForceFlush());

        var (traces, metrics, logs) = (collector.Received("traces"), collector.Received("metrics"), collector.Received("logs"));
        foreach (var told in new[] { "/v1/plans/{plan}", "CreateSection", "ListPlans", "http.response.status_code", "duplicate-code" })
            Assert.Contains(told, traces, StringComparison.Ordinal);
        Assert.Contains("planapi.operations", metrics, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("came from", logs, StringComparison.Ordinal);
        foreach (var secret in secrets.Append(Wording))
        {
            foreach (var told in new[] { traces, metrics, logs, string.Join('\n', service.Log.All) })
                Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
        }
        // Of traces and metrics, nothing of a plan either.
        Assert.DoesNotContain(Plan, traces + metrics, StringComparison.Ordinal);
    }

    /// <summary>Sends a key in every form, and what stands for one; answers what must not be told.</summary>
    private static async Task<IReadOnlyList<string>> Ask(TestService service, string key)
    {
        var admin = service.With(key);
        var document = SmallPlan.Yaml.Replace("CODE", Plan, StringComparison.Ordinal);
        (await admin.Post("/v1/plan-documents", document, "application/yaml")).Is(201);
        var section = $$$"""{"code":"told","purpose":"other","names":{"en":"{{{Wording}}}"}}""";
        (await admin.Post($"/v1/plans/{Plan}/sections", section)).Is(201);
        (await admin.Post($"/v1/plans/{Plan}/sections", section)).IsProblem(409, "duplicate-code");
        (await admin.Post($"/v1/plans/{Plan}/sections", $"{{\"{Wording}")).Is(400);
        (await admin.Post("/graphql", $$"""{"query":"{ plan(code: \"{{Wording}}\") { code } }"}""")).Is(200);
        var linked = await admin.Post(
            "/graphql",
            $$"""{"query":"{ plan(code: \"{{Plan}}\") { objectives(first: 5) { nodes { keyResults { totalCount nodes { code } } } } } }"}"""
        );
        // Every request has a span, also one that only GraphQL sends.
        Assert.Null(linked.Is(200).Json["errors"]);
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"bi:{key}"));
        var entered = await service
            .Api.With("Origin", "http://localhost")
            .Post("/session", $"key={key}", "application/x-www-form-urlencoded");
        var session = entered.Is(303).Response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var ticket = (string)(await admin.Post("/v1/stream-tickets", "")).Is(200).Json["ticket"]!;
        foreach (
            var (name, value) in new[] { ("Authorization", $"Bearer {key}"), ("Authorization", $"Basic {basic}"), ("Cookie", session) }
        )
            (await service.Api.With(name, value).Get("/v1/plans")).Is(200);
        var follower = service.Api.With("Accept", "text/event-stream");
        (await follower.Send(HttpMethod.Head, $"/v1/plans/{Plan}/events?after=0&ticket={ticket}")).Is(200);
        (await service.Api.Get($"/v1/plans?api_key={key}")).Is(401);
        (await service.With(key + "x").Get("/v1/plans")).Is(401);
        return [key.Split('_', 3)[2][..20], basic, session.Split('=')[1], ticket.Split('.')[^1]];
    }

    private static CustomService Service(Collector collector) =>
        new(
            new TestOptions
            {
                Keys = true,
                LogLevel = LogLevel.Trace,
                Settings = new Dictionary<string, string>
                {
                    ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
                    ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                },
                // The tests' own log takes the place of all others.
                Services = services => services.AddOpenTelemetry().WithLogging(),
            }
        );
}
