using System.Globalization;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest;

/// <summary>
/// Reads the parameters of a query; this is the only place that does so. A missing parameter gives null, or the caller's default. A wrong
/// one adds a fault, so that all faults are reported at once.
/// </summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private delegate bool TryParse<T>(string text, out T value);

    public FaultList Faults { get; } = new();

    /// <summary>The faults of the parameters read so far; null if there are none.</summary>
    public Invalid? Failure => Faults.IsEmpty ? null : new Invalid(Faults.Faults);

    /// <summary>The answer of a use case, or the faults of the parameters if there are any.</summary>
    public async Task<Outcome<T>> Send<T>(UseCaseSender sender, Request<T> request, CancellationToken cancellation) =>
        Failure is { } failure ? failure : await sender.Send(request, cancellation);

    /// <summary>A parameter as it is written; null, with a fault, where it is empty or given twice.</summary>
    public string? Text(string name)
    {
        if (!query.TryGetValue(name, out var values))
            return null;
        if (values.Count == 1 && values.ToString() is { Length: > 0 } text)
            return text;
        if (values.Count > 1)
            Faults.Add(
                FaultCodes.DuplicateField,
                "/" + name,
                $"'{name}' is given {values.Count} times; give it once, with commas between values where it takes several."
            );
        else
            Faults.Add(FaultCodes.EmptyFilter, "/" + name, $"'{name}' has an empty value; leave it out instead.");
        return null;
    }

    /// <summary>A parameter that must be given; empty, with a fault, where it is not.</summary>
    public string Required(string name)
    {
        var text = Text(name);
        if (text is null && !query.ContainsKey(name))
            Faults.Add(FaultCodes.MissingField, "/" + name, $"'{name}' is needed.");
        return text ?? "";
    }

    public DateOnly? Day(string name = CommonParameters.DateName) =>
        One<DateOnly>(name, TryDay, FaultCodes.BadDate, "a day such as 2024-06-18");

    public IReadOnlyList<DateOnly> Days(string name) =>
        Several<DateOnly>(name, TryDay, FaultCodes.BadDate, text => $"'{text}' is no day such as 2024-06-18.") ?? [];

    public Code? Code(string name) =>
        One<Code>(name, Domain.Values.Code.TryParse, FaultCodes.BadCode, $"one code: {Domain.Values.Code.Expectation}");

    public IReadOnlyList<Code>? Codes(string name) =>
        Several<Code>(
            name,
            Domain.Values.Code.TryParse,
            FaultCodes.BadCode,
            text => $"'{text}' is no code: {Domain.Values.Code.Expectation}."
        );

    /// <summary>The scenario; the plan's first scenario when absent.</summary>
    public Code Scenario() => Code(CommonParameters.ScenarioName) ?? Domain.Values.Code.Baseline;

    public Period? Period(string name) =>
        One<Period>(name, Domain.Calendars.Period.TryParse, FaultCodes.BadPeriod, Domain.Calendars.Period.Expectation);

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

    /// <summary>One of an enumeration's values, as JSON writes it.</summary>
    public T Choice<T>(string name, T absent, params IEnumerable<T> without)
        where T : struct, Enum
    {
        var values = CamelCase.Values<T>().Where(value => !without.Contains(value.Value)).ToDictionary();
        return Text(name) is not { } text ? absent
            : values.TryGetValue(text, out var value) ? value
            : NotAmong(name, text, values.Keys, absent);
    }

    /// <summary>The same; null where it is absent.</summary>
    public T? ChoiceOrNull<T>(string name)
        where T : struct, Enum => query.ContainsKey(name) ? Choice<T>(name, default) : null;

    /// <summary>Some of an enumeration's values, with commas between.</summary>
    public IReadOnlyList<T>? Choices<T>(string name)
        where T : struct, Enum
    {
        var values = CamelCase.Values<T>();
        return Several<T>(
            name,
            values.TryGetValue,
            FaultCodes.NotAllowed,
            text => $"'{text}' is no {name}; use {string.Join(", ", values.Keys)}."
        );
    }

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Text(name)?.Split(',') is not { } texts)
            return null;
        if (!texts.Contains(""))
            return texts;
        Faults.Add(FaultCodes.EmptyFilter, "/" + name, $"'{name}' has an empty value; leave it out to see everything.");
        return null;
    }

    public bool? Flag(string name) =>
        One(
            name,
            (string text, out bool flag) =>
            {
                flag = text == "true";
                return text is "true" or "false";
            },
            FaultCodes.WrongType,
            "true or false"
        );

    /// <summary>A point in a plan's history.</summary>
    public Moment? Moment(string name) =>
        One<Moment>(name, Application.History.Moment.TryParse, FaultCodes.NotAllowed, Application.History.Moment.Expectation);

    public long? Number(string name) =>
        One(
            name,
            (string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number),
            FaultCodes.NotAllowed,
            "a whole number"
        );

    public DateTimeOffset? Instant(string name) =>
        One(
            name,
            (string text, out DateTimeOffset instant) =>
                DateTimeOffset.TryParseExact(
                    text,
                    ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out instant
                ),
            FaultCodes.NotAllowed,
            "an instant such as 2024-06-18T08:00:00Z"
        );

    /// <summary>Which page of a list.</summary>
    public PageRange Page(int absent = ListOptions.DefaultFirst) =>
        new(
            One(
                CommonParameters.FirstName,
                (string text, out int first) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out first),
                FaultCodes.WrongType,
                "a whole number"
            ) ?? absent,
            Text(CommonParameters.AfterName)
        );

    /// <summary>Which parts of a collection: every parameter that is neither the page nor the order is a filter.</summary>
    /// <param name="ofPath">A filter that the address itself has already.</param>
    public ListOptions List((string Name, string Value)? ofPath = null)
    {
        var filters = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in query.Keys.Where(name => !CommonParameters.OfLists.Contains(name)))
        {
            if (Texts(name) is { } texts)
                filters[name] = texts;
        }
        if (ofPath is var (path, value) && !filters.TryAdd(path, [value]))
            Faults.Add(FaultCodes.UnknownParameter, "/" + path, $"'{path}' is given by the path; leave it out of the query.");
        var page = Page();
        return new ListOptions
        {
            Filters = filters,
            First = page.First,
            After = page.After,
            Sort = Text(CommonParameters.SortName),
        };
    }

    /// <summary>A fault for each parameter that is not among the allowed ones; null where there is none.</summary>
    public static Failure? Unknown(IQueryCollection query, IReadOnlyCollection<string> allowed)
    {
        var faults = query
            .Keys.Where(name => !allowed.Contains(name))
            .Select(name => new Fault(
                FaultCodes.UnknownParameter,
                "/" + name,
                allowed.Count == 0
                    ? $"There is no parameter '{name}' here."
                    : $"There is no parameter '{name}' here; use {string.Join(", ", allowed)}."
            ))
            .ToList();
        return faults.Count > 0 ? new Invalid(faults) : null;
    }

    /// <summary>An enumeration's values, as JSON writes them.</summary>
    public static IReadOnlyList<string> Names<T>()
        where T : struct, Enum => [.. CamelCase.Values<T>().Keys];

    private T NotAmong<T>(string name, string text, IEnumerable<string> values, T absent)
    {
        Faults.Add(FaultCodes.NotAllowed, "/" + name, $"'{text}' is no {name}; use {string.Join(", ", values)}.");
        return absent;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private T? One<T>(string name, TryParse<T> parse, string code, string expectation)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        if (parse(text, out var value))
            return value;
        Faults.Add(code, "/" + name, $"'{name}' must be {expectation}.");
        return null;
    }

    private List<T>? Several<T>(string name, TryParse<T> parse, string code, Func<string, string> message)
    {
        if (Text(name) is not { } text)
            return null;
        var values = new List<T>();
        foreach (var part in text.Split(','))
        {
            if (parse(part, out var value))
                values.Add(value);
            else
                Faults.Add(code, "/" + name, message(part));
        }
        return values;
    }
}
