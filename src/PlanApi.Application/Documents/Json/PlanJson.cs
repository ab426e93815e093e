using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Json;

/// <summary>
/// Defines how the plan's records are written as JSON, and the names of their fields everywhere: in documents, REST bodies and GraphQL
/// inputs. Numbers are written exactly, and Chinese stays readable. Input from outside is read by the binder of records, which reports
/// every fault. These options read only JSON that the program itself wrote.
/// </summary>
public static class PlanJson
{
    /// <summary>
    /// For answers: fields that are null are left out, and the optional lists and texts of a plan's parts that are empty.
    /// </summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions());

    /// <summary>
    /// For documents: a field is left out when its absence says the same, and so are the ids and versions that the service gives.
    /// </summary>
    public static readonly JsonSerializerOptions Document = Documented();

    /// <summary>Sets options up like <see cref="Options"/>: for ASP.NET, which owns its instance.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options) => Configure(options, PlanContracts.ForAnswers);

    /// <summary>Whether two records say the same in every field.</summary>
    public static bool AreSame<T>(T one, T other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, Options));

    /// <summary>Whether answers always have the field of a record.</summary>
    public static bool IsAlwaysWritten(JsonPropertyInfo field) => PlanContracts.IsAlwaysWritten(field);

    /// <summary>Whether the service gives the field of a part, so that nobody sends it.</summary>
    public static bool IsGivenByService(JsonPropertyInfo field) =>
        field.AttributeProvider is PropertyInfo member && PlanContracts.IsGivenByService(member);

    private static JsonSerializerOptions Documented()
    {
        var options = Configure(new JsonSerializerOptions(), PlanContracts.ForDocuments);
        options.WriteIndented = true;
        options.NewLine = "\n";
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static JsonSerializerOptions Configure(JsonSerializerOptions options, Action<JsonTypeInfo> contract)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new TextValueConverter<Code>());
        options.Converters.Add(new TextValueConverter<Period>());
        options.Converters.Add(new TextValueConverter<GrowthBase>());
        options.Converters.Add(new QuantityConverter());
        options.Converters.Add(new RateValueConverter());
        options.Converters.Add(new LocalTextConverter());
        options.Converters.Add(new ScopeConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { contract } };
        return options;
    }
}
