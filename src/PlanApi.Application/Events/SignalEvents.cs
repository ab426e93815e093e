using System.Text.Json;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.History;
using PlanApi.Application.Lights;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Lights;

namespace PlanApi.Application.Events;

/// <summary>Makes events of the changes of lights and alerts in the history.</summary>
internal static class SignalEvents
{
    /// <summary>Null if nothing has turned: an evaluation of the same day has found the same light with another attainment.</summary>
    public static PlanEvent? Of(string id, DateTimeOffset at, Change change) =>
        change.Kind == ChangeRecorder.AlertKind ? new PlanEvent(id, PlanEventKind.Alert, at, Alert: Read<Alert>(change.After))
        : Turned(Read<LightChange>(change.Before), Read<LightChange>(change.After)) is { } light
            ? new PlanEvent(id, PlanEventKind.Light, at, light)
        : null;

    /// <summary>The light before: the last light that was told, or the day's own light if the day was evaluated before.</summary>
    private static LightChange? Turned(LightChange? before, LightChange? after)
    {
        if (after is null)
        {
            // The day's light was taken back: what was before the day holds again.
            return before! with
            {
                Before = before.Light,
                Light = before.Before ?? Light.NoData,
                Attainment = null,
                Expected = null,
                Actual = null,
            };
        }
        var told = before?.Light ?? after.Before;
        return told == after.Light ? null : after with { Before = told };
    }

    private static T? Read<T>(JsonElement? state)
        where T : class => state is { ValueKind: JsonValueKind.Object } known ? known.Deserialize<T>(PlanJson.Options) : null;
}
