using System.Diagnostics.Metrics;
using PlanApi.Api.Access;
using PlanApi.Api.Http;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;
using PlanApi.Application.Webhooks.Sending;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Telemetry;

/// <summary>What is waiting, running, open and kept at the moment of asking. Nothing is computed before somebody asks.</summary>
internal sealed class ServiceGauges
{
    private readonly IServiceScopeFactory _scopes;

    public ServiceGauges(IMeterFactory meters, WriterQueue writers, OpenStreams streams, KeptAnswers kept, IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        var meter = meters.Create(PlanTelemetry.Name);
        meter.CreateObservableGauge("planapi.operations", Operations, "{operation}", "Operations that have not ended, by kind and state.");
        meter.CreateObservableGauge("planapi.writers.waiting", () => writers.Waiting, "{write}", "Writes that wait for their turn.");
        meter.CreateObservableGauge("planapi.streams.open", () => streams.Count, "{stream}", "Event streams and WebSockets that are open.");
        meter.CreateObservableGauge(
            "planapi.webhooks.waiting",
            WaitingMessages,
            "{message}",
            "Messages of webhooks that were not taken and are sent again, of all processes."
        );
        meter.CreateObservableCounter(
            "planapi.kept_answers.lookups",
            () =>
                new[]
                {
                    new Measurement<long>(kept.Hits, new KeyValuePair<string, object?>("result", "hit")),
                    new Measurement<long>(kept.Misses, new KeyValuePair<string, object?>("result", "miss")),
                },
            "{lookup}",
            "Reads that were answered with kept bytes (hit), or had to be computed (miss)."
        );
    }

    private int WaitingMessages()
    {
        using var scope = _scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<WebhookLeases>().CountWaiting(CancellationToken.None).GetAwaiter().GetResult();
    }

    private IEnumerable<Measurement<int>> Operations()
    {
        using var scope = _scopes.CreateScope();
        // Meters ask without waiting.
        var counts = scope.ServiceProvider.GetRequiredService<OperationCounts>().Now(CancellationToken.None).GetAwaiter().GetResult();
        return counts.Select(one => new Measurement<int>(
            one.Count,
            new KeyValuePair<string, object?>("kind", one.Kind),
            new KeyValuePair<string, object?>("state", CamelCase.Of(one.State))
        ));
    }
}
