using System.Globalization;
using System.Text.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Lights;

/// <summary>The parameters of questions about a day. Each is read with its fault, and all faults are answered at once.</summary>
internal sealed class LightParameters(IQueryCollection query)
{
    public const string DateName = "date";
    public const string ScenarioName = "scenario";

    public static readonly QueryParameter Date = new(DateName, "The day; today in the plan's time zone when absent.", Type: "date");

    public static readonly QueryParameter Scenario = new(
        ScenarioName,
        "The scenario with the target numbers; the plan's first when absent. Actuals are always those of the baseline."
    );

    public FaultList Faults { get; } = new();

    public DateOnly? Day(string name = DateName)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Faults.Add(FaultCodes.BadDate, "/" + name, $"'{name}' must be a day such as 2024-06-18.");
        return null;
    }

    public Code? Code(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Domain.Values.Code.TryParse(text, out var code))
            return code;
        Faults.Add(FaultCodes.BadCode, "/" + name, $"'{name}' must be one code: {Domain.Values.Code.Expectation}.");
        return null;
    }

    public IReadOnlyList<Code>? Codes(string name)
    {
        if (Text(name) is not { } text)
            return null;
        var codes = new List<Code>();
        foreach (var part in text.Split(','))
        {
            if (Domain.Values.Code.TryParse(part, out var code))
                codes.Add(code);
            else
                Faults.Add(FaultCodes.BadCode, "/" + name, $"'{part}' is no code: {Domain.Values.Code.Expectation}.");
        }
        return codes;
    }

    public Period? Period(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Domain.Calendars.Period.TryParse(text, out var period))
            return period;
        Faults.Add(FaultCodes.BadPeriod, "/" + name, $"'{name}' must be {Domain.Calendars.Period.Expectation}.");
        return null;
    }

    public IReadOnlyList<DateOnly> Days(string name)
    {
        var days = new List<DateOnly>();
        foreach (var part in Text(name)?.Split(',') ?? [])
        {
            if (DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(day);
            else
                Faults.Add(FaultCodes.BadDate, "/" + name, $"'{part}' is no day such as 2024-06-18.");
        }
        return days;
    }

    public Code ScenarioOr(string name = ScenarioName) => Code(name) ?? Domain.Values.Code.Baseline;

    /// <summary>A scope as <c>line=sales;tier=mid</c>, or <c>top</c>.</summary>
    public Scope? Place(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Scope.Parse(text) is { } scope)
            return scope;
        Faults.Add(FaultCodes.NotAllowed, "/" + name, $"'{name}' must be a scope such as line=sales;tier=mid, or top.");
        return null;
    }

    public T Choice<T>(string name, T absent)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return absent;
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
                return value;
        }
        Faults.Add(FaultCodes.NotAllowed, "/" + name, $"'{text}' is no {name}; use {string.Join(", ", Names<T>())}.");
        return absent;
    }

    public IReadOnlyList<T>? Choices<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        var values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        var found = new List<T>();
        foreach (var part in text.Split(','))
        {
            if (values.TryGetValue(part, out var value))
                found.Add(value);
            else
                Faults.Add(FaultCodes.NotAllowed, "/" + name, $"'{part}' is no {name}; use {string.Join(", ", values.Keys)}.");
        }
        return found;
    }

    public bool? Flag(string name) => Text(name) is { } text ? QueryText.Flag(name, text, Faults) : null;

    public int First(int absent)
    {
        if (Text(QueryText.First) is not { } text)
            return absent;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var first))
            return first;
        Faults.Add(FaultCodes.WrongType, "/first", "'first' must be a whole number.");
        return absent;
    }

    /// <summary>Which page of a list.</summary>
    public PageRange Page(int absent = ListOptions.DefaultFirst) => new(First(absent), Text(QueryText.After));

    public long? Number(string name) =>
        Parsed(
            name,
            (string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number),
            "a whole number"
        );

    public DateTimeOffset? Instant(string name) =>
        Parsed(
            name,
            (string text, out DateTimeOffset instant) =>
                DateTimeOffset.TryParseExact(
                    text,
                    ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out instant
                ),
            "an instant such as 2024-06-18T08:00:00Z"
        );

    private delegate bool TryParse<T>(string text, out T value);

    private T? Parsed<T>(string name, TryParse<T> parse, string expectation)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        if (parse(text, out var value))
            return value;
        Faults.Add(FaultCodes.NotAllowed, "/" + name, $"'{name}' must be {expectation}.");
        return null;
    }

    public string? Text(string name)
    {
        if (!query.TryGetValue(name, out var values))
            return null;
        if (values.Count == 1 && values.ToString() is { Length: > 0 } text)
            return text;
        Faults.Add(
            values.Count > 1 ? FaultCodes.DuplicateField : FaultCodes.EmptyFilter,
            "/" + name,
            values.Count > 1
                ? $"'{name}' is given {values.Count} times; give it once."
                : $"'{name}' has an empty value; leave it out instead."
        );
        return null;
    }

    public static IReadOnlyList<string> Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
}
