using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanApi.Client;

/// <summary>JSON as the service writes it: camel case, absent fields left out, numbers as exact decimals.</summary>
internal static class JsonFormat
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>In a merge patch, null removes a field: it is not left out.</summary>
    public static HttpContent Patch(object change) =>
        new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(change, JsonSerializerOptions.Web))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/merge-patch+json") },
        };
}
