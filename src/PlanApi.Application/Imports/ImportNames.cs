using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

/// <summary>
/// Finds the codes of the indicators and members that a file names: by the mapping's labels, by their codes, and by their names in any
/// language. What is hidden from the caller has no name here.
/// </summary>
internal sealed class ImportNames
{
    private readonly Dictionary<Code, LocalText> _indicators;
    private readonly Dictionary<(Code Dimension, Code Member), LocalText> _members = [];
    private readonly Dictionary<Code, Names> _byDimension = [];
    private readonly Names _indicatorNames;

    private ImportNames(OpenPlan plan)
    {
        _indicators = plan.Structure.Definitions.ToDictionary(pair => pair.Key, pair => pair.Value.Names);
        _indicatorNames = new Names(_indicators);
    }

    /// <summary>The names in a plan of what a mapping speaks of: one statement for each dimension that it names.</summary>
    public static async Task<ImportNames> Load(PlanDb db, OpenPlan plan, ImportMapping mapping, CancellationToken cancellation)
    {
        var (names, scopes) = (new ImportNames(plan), plan.Structure.Scopes);
        foreach (var dimension in Dimensions(mapping).Where(code => scopes.DimensionNumber(code) >= 0))
        {
            var (number, code) = (scopes.DimensionNumber(dimension), dimension.ToString());
            var places = await db.Set<PlaceRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == plan.Row.Id && row.Dimension!.Code == code)
                .Select(row => new { row.Code, row.Names })
                .ToListAsync(cancellation);
            var seen = places
                .Select(place => (Code: Code.Known(place.Code), place.Names))
                .Where(place => plan.Grants.MaySee(number, scopes.Dimensions[number].Number(place.Code)))
                .ToDictionary(place => place.Code, place => place.Names);
            names._byDimension.Add(dimension, new Names(seen));
            foreach (var (member, own) in seen)
                names._members.Add((dimension, member), own);
        }
        return names;
    }

    public LocalText OfIndicator(Code indicator) => _indicators.GetValueOrDefault(indicator, LocalText.Empty);

    public LocalText OfMember(Code dimension, Code member) => _members.GetValueOrDefault((dimension, member), LocalText.Empty);

    /// <summary>The indicator of a text; otherwise why there is none.</summary>
    public Code? Indicator(string text, out string fault) => _indicatorNames.Find(text, "an indicator", out fault);

    /// <summary>The member or group of a text; otherwise why there is none.</summary>
    public Code? Member(Code dimension, string text, out string fault)
    {
        if (_byDimension.TryGetValue(dimension, out var names))
            return names.Find(text, $"a member or group in '{dimension}'", out fault);
        fault = $"There is no dimension '{dimension}'.";
        return null;
    }

    private static IEnumerable<Code> Dimensions(ImportMapping mapping) =>
        mapping.Columns.Select(column => column.Dimension).OfType<Code>().Concat(mapping.Constants.Scope.Keys).Distinct();

    /// <summary>The codes of things, by code and by name.</summary>
    private sealed class Names
    {
        private readonly HashSet<Code> _codes;

        // Null where several things have one name.
        private readonly Dictionary<string, Code?> _byName = new(StringComparer.OrdinalIgnoreCase);

        public Names(Dictionary<Code, LocalText> things)
        {
            _codes = [.. things.Keys];
            foreach (var (code, names) in things)
            {
                foreach (var name in names.Values.Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
                    _byName[name] = _byName.ContainsKey(name) ? null : code;
            }
        }

        public Code? Find(string text, string noun, out string fault)
        {
            fault = "";
            if (Code.TryParse(text, out var code) && _codes.Contains(code))
                return code;
            var isKnown = _byName.TryGetValue(text, out var named);
            if (named is null)
                fault = isKnown
                    ? $"Several have the name '{Excerpt.Of(text)}'; give the mapping a label for it, or write the code."
                    : $"'{Excerpt.Of(text)}' is no code and no name of {noun} that you may see; the mapping may have a label for it.";
            return named;
        }
    }
}
