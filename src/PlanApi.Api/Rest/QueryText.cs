using System.Globalization;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;

namespace PlanApi.Api.Rest;

/// <summary>Reads a list's options from a query string. Every parameter that is not known is a fault, as is an empty one.</summary>
internal static class QueryText
{
    public const string First = "first";
    public const string After = "after";
    public const string Sort = "sort";

    public static Outcome<ListOptions> ListOptions(IQueryCollection query, IEnumerable<KeyValuePair<string, string>>? fixedFilters = null)
    {
        var faults = new FaultList();
        var filters = new Dictionary<string, IReadOnlyList<string>>();
        var first = Application.Parts.ListOptions.DefaultFirst;
        foreach (var (name, values) in query)
        {
            if (values.Count > 1)
            {
                faults.Add(
                    new Fault(
                        "duplicate-field",
                        "/" + name,
                        $"'{name}' is given {values.Count} times; give it once, with commas between values."
                    )
                );
                continue;
            }
            var value = values.ToString();
            var isFilter = name is not (First or After or Sort);
            if (value.Length == 0 || (isFilter && value.Split(',').Contains("")))
                faults.Add(new Fault("empty-filter", "/" + name, $"'{name}' has an empty value; leave it out to see everything."));
            else if (name == First && !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out first))
                faults.Add(new Fault("wrong-type", "/first", "'first' must be a whole number."));
            else if (isFilter)
                filters[name] = value.Split(',');
        }
        foreach (var (name, value) in fixedFilters ?? [])
        {
            if (!filters.TryAdd(name, [value]))
                faults.Add(new Fault("unknown-parameter", "/" + name, $"'{name}' is given by the path; leave it out of the query."));
        }
        return faults.IsEmpty
            ? new ListOptions
            {
                Filters = filters,
                First = first,
                After = Text(query, After),
                Sort = Text(query, Sort),
            }
            : new Invalid(faults.Faults);
    }

    /// <summary>The values of a boolean.</summary>
    public static readonly string[] Flags = ["true", "false"];

    /// <summary>A boolean as JSON writes it; null, with a fault, where it is written otherwise.</summary>
    public static bool? Flag(string name, string text, FaultList faults)
    {
        if (text is "true" or "false")
            return text == "true";
        faults.Add(FaultCodes.WrongType, "/" + name, $"'{name}' must be true or false.");
        return null;
    }

    /// <summary>A code that may be left out.</summary>
    public static Outcome<Chosen> OptionalCode(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var values))
            return new Chosen(null);
        return values.Count == 1 && Domain.Values.Code.TryParse(values.ToString(), out var code)
            ? new Chosen(code)
            : Invalid.One(FaultCodes.BadCode, "/" + name, $"'{name}' must be one code: {Domain.Values.Code.Expectation}.");
    }

    public sealed record Chosen(Domain.Values.Code? Code);

    /// <summary>A fault for each parameter that is not among the allowed ones.</summary>
    public static Failure? Unknown(IQueryCollection query, IReadOnlyCollection<string> allowed)
    {
        var faults = query
            .Keys.Where(name => !allowed.Contains(name))
            .Select(name => new Fault(
                "unknown-parameter",
                "/" + name,
                allowed.Count == 0
                    ? $"There is no parameter '{name}' here."
                    : $"There is no parameter '{name}' here; use {string.Join(", ", allowed)}."
            ))
            .ToList();
        return faults.Count > 0 ? new Invalid(faults) : null;
    }

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
}
