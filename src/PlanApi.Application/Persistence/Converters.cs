using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Persistence;

internal sealed class QuantityColumn() : ValueConverter<Quantity, long>(value => value.Steps, steps => new Quantity(steps));

internal sealed class RateConverter() : ValueConverter<RateValue, long>(value => value.Steps, steps => new RateValue(steps));

internal sealed class GrowthBaseConverter() : ValueConverter<GrowthBase, string>(value => value.ToString(), text => GrowthBase.Parse(text));

/// <summary>Texts and small values that are always read and written as a whole are stored in one column as JSON.</summary>
internal sealed class JsonConverter<T>()
    : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, PlanJson.Options),
        json => JsonSerializer.Deserialize<T>(json, PlanJson.Options)!
    );

/// <summary>A text by language. Most are empty, and an empty one costs nothing.</summary>
internal sealed class TextConverter()
    : ValueConverter<LocalText, string>(
        value => JsonSerializer.Serialize(value, PlanJson.Options),
        json => json.Length == 2 ? LocalText.Empty : JsonSerializer.Deserialize<LocalText>(json, PlanJson.Options)!
    );

/// <summary>Compares by content, for values without an equality of their own.</summary>
internal sealed class JsonComparer<T>()
    : ValueComparer<T>(
        (left, right) => JsonSerializer.Serialize(left, PlanJson.Options) == JsonSerializer.Serialize(right, PlanJson.Options),
        value => JsonSerializer.Serialize(value, PlanJson.Options).GetHashCode(StringComparison.Ordinal)
    );
