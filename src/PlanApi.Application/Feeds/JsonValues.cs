using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>The values inside of columns that hold JSON: texts by language, and small records.</summary>
internal sealed class JsonValues(SqlDialect dialect, PlanShape shape)
{
    /// <summary>A value of a record, as a column.</summary>
    public sealed record Found(string Name, ColumnType Type, string Sql, int Decimals = 0);

    /// <summary>Whether a column holds JSON.</summary>
    public static bool IsJson(IProperty property) =>
        property.GetTypeMapping().Converter?.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(JsonConverter<>);

    /// <summary>The record that a column holds; null where it holds a list, or no JSON.</summary>
    public static Type? RecordIn(IProperty property) =>
        IsJson(property) && property.GetTypeMapping().Converter!.ModelClrType is var type && KindOf(type) == JsonTypeInfoKind.Object
            ? type
            : null;

    /// <summary>A text of several languages: in English or whatever there is first, then in each language of the plan.</summary>
    public IEnumerable<Found> Texts(string name, string json, params string[] path)
    {
        var stem = name.EndsWith("Names", StringComparison.Ordinal) ? name[..^1] : name;
        var isColumn = path.Length == 0;
        var any = isColumn ? dialect.FirstJsonText(json) : null;
        var inOrder = shape.Languages.Where(language => language != "en").Prepend("en").Select(Read).Append(any).OfType<string>().ToList();
        yield return new Found(stem, ColumnType.Text, In(inOrder.Count == 1 ? inOrder[0] : $"COALESCE({string.Join(", ", inOrder)})"));
        foreach (var language in shape.Languages)
            yield return new Found(stem + ColumnNames.OfLanguage(language), ColumnType.Text, In(Read(language)));

        string Read(string language) => dialect.JsonText(json, [.. path, language]);

        // Most texts are empty, and of those nothing is read.
        string In(string text) => isColumn ? $"(CASE WHEN {json} <> '{{}}' THEN {text} END)" : text;
    }

    /// <summary>The values of a record and of those inside; lists are left out.</summary>
    /// <param name="record">Its type.</param>
    /// <param name="name">What the columns' names begin with.</param>
    /// <param name="json">The column.</param>
    /// <param name="code">The code that a mention gives to the record, which stores none.</param>
    /// <param name="path">Where in the column it is.</param>
    public IEnumerable<Found> Of(Type record, string name, string json, string? code = null, params string[] path) =>
        PlanJson
            .Options.GetTypeInfo(record)
            .Properties.Where(property => property.AttributeProvider is PropertyInfo)
            .SelectMany(property =>
                Of(property, name + ((PropertyInfo)property.AttributeProvider!).Name, json, code, [.. path, property.Name])
            );

    private IEnumerable<Found> Of(JsonPropertyInfo property, string name, string json, string? code, string[] path)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(LocalText))
            return Texts(name, json, path);
        if (type == typeof(Code) && code is not null)
            return [new Found(name, ColumnType.Text, code)];
        if (type == typeof(string) || type.IsEnum || type == typeof(Code) || type == typeof(Period) || type == typeof(GrowthBase))
            return [new Found(name, ColumnType.Text, dialect.JsonText(json, path))];
        if (type == typeof(Scope))
            return Scopes(name, json, path);
        if (type == typeof(DateTimeOffset))
            return [new Found(name, ColumnType.Moment, dialect.JsonInteger(json, path))];
        if (type == typeof(DateOnly))
            return [new Found(name, ColumnType.Date, dialect.JsonText(json, path))];
        if (type == typeof(Quantity))
            return [new Found(name, ColumnType.Number, dialect.JsonSteps(json, path), Quantity.MaxDecimals)];
        if (type == typeof(int) || type == typeof(long))
            return [new Found(name, ColumnType.Whole, dialect.JsonInteger(json, path))];
        if (type == typeof(bool))
            return [new Found(name, ColumnType.Flag, dialect.JsonBoolean(json, path))];
        return KindOf(type) == JsonTypeInfoKind.Object && path.Length < 3 ? Of(type, name, json, code, path) : [];
    }

    /// <summary>The whole scope, its dimensions in the order of their codes, and the member or group of each.</summary>
    private IEnumerable<Found> Scopes(string name, string json, string[] path)
    {
        var parts = shape
            .Dimensions.OrderBy(dimension => Code.Known(dimension.Code))
            .Select(dimension => $"COALESCE(';{dimension.Code}=' || {dialect.JsonText(json, [.. path, dimension.Code])}, '')");
        yield return new Found(name, ColumnType.Text, $"substr({string.Join(" || ", parts.DefaultIfEmpty("''"))}, 2)");
        foreach (var dimension in shape.Dimensions)
            yield return new Found(name + dimension.Name, ColumnType.Text, dialect.JsonText(json, [.. path, dimension.Code]));
    }

    private static JsonTypeInfoKind KindOf(Type type) => PlanJson.Options.GetTypeInfo(type).Kind;
}
