using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Telemetry;

/// <summary>
/// Leaves a span only attributes that hold nothing of a plan, a key or a request. Others, such as the path and the query, are taken away,
/// also those that a later version of a library may add.
/// </summary>
internal sealed class KnownAttributes : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> _known = FrozenSet.Create(
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "network.protocol.version",
        "url.scheme",
        PlanTelemetry.ErrorType
    );

    public override void OnEnd(Activity data)
    {
        foreach (var name in data.TagObjects.Select(tag => tag.Key).Where(name => !_known.Contains(name)).ToList())
            data.SetTag(name, null);
    }
}
