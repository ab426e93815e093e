using PlanApi.Domain.Calendars;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// A plan in the form for the rules: its parts by code, its dimensions as trees, its targets as comparable claims. It is built once for
/// each validation, in time linear in the plan's size. Data for only some rules is built when the first of them needs it. Not thread-safe.
/// </summary>
public sealed class PlanIndex
{
    private readonly Dictionary<Code, DimensionTree> _trees = [];
    private readonly Lazy<ClaimIndex> _claims;
    private readonly Lazy<StartIndex> _starts;
    private readonly Lazy<Closure> _closure;
    private readonly Lazy<ContradictionKinds> _findings;
    private readonly Lazy<PlanCube?> _cube;
    private readonly Lazy<WeightSets> _weights;
    private readonly Lazy<IReadOnlyList<IdentityCheck>> _identities;
    private readonly Lazy<Dictionary<Code, FormulaReading>> _formulas;

    public PlanIndex(PlanDocument document, DateOnly today, IReadOnlySet<Code>? hidden = null)
    {
        Hidden = hidden ?? new HashSet<Code>();
        Today = today;
        Calendar = Sound(document.Plan.Calendar);
        Year = Period.OfYear(Calendar.Year);
        (FirstDay, LastDay) = Calendar.Days(Year);
        Indicators = ByCode(document.Indicators);
        RowsInRows = RowsInRows.Of(document.Cells, Calendar, Indicators);
        Document = document with { Cells = JudgedCells.Of(document.Cells, Calendar, Indicators) };
        Sections = ByCode(document.Sections);
        Parties = ByCode(document.Parties);
        Objectives = ByCode(document.Objectives);
        KeyResults = ByCode(document.KeyResults);
        Targets = ByCode(document.Targets);
        Rates = new ExchangeRates(document.Plan.Currency, document.ExchangeRates, RateUse.Plan, document.Scenario);
        BuildTrees();
        Scopes = new ScopeTable(TreeOf);
        _claims = new Lazy<ClaimIndex>(() => new ClaimIndex(this));
        _starts = new Lazy<StartIndex>(() => new StartIndex(this));
        _closure = new Lazy<Closure>(() => new Closure(this));
        _findings = new Lazy<ContradictionKinds>(() => new ContradictionKinds(this));
        _cube = new Lazy<PlanCube?>(() => PlanCube.Of(this));
        _weights = new Lazy<WeightSets>(() => new WeightSets(this));
        _identities = new Lazy<IReadOnlyList<IdentityCheck>>(() => [.. new IdentityChecks(this).Find()]);
        _formulas = new Lazy<Dictionary<Code, FormulaReading>>(() =>
            Indicators
                .Values.Where(indicator => indicator.Kind == IndicatorKind.Formula)
                .ToDictionary(indicator => indicator.Code, indicator => Formula.Parse(indicator.Formula))
        );
    }

    /// <summary>Actuals that lie within others. Otherwise the actuals of the year are not checked.</summary>
    internal RowsInRows RowsInRows { get; }

    /// <summary>The plan, with the cells for checking it.</summary>
    public PlanDocument Document { get; }

    /// <summary>
    /// The dimensions of which the document holds only some members. Their totals, and sums that should be complete, are not checked.
    /// </summary>
    public IReadOnlySet<Code> Hidden { get; }

    /// <summary>The day of the check, for things that expire.</summary>
    public DateOnly Today { get; }

    public Calendar Calendar { get; }

    /// <summary>The plan's fiscal year, and its days.</summary>
    public Period Year { get; }

    public DateOnly FirstDay { get; }

    public DateOnly LastDay { get; }

    public IReadOnlyDictionary<Code, Indicator> Indicators { get; }

    public IReadOnlyDictionary<Code, Section> Sections { get; }

    public IReadOnlyDictionary<Code, Parties.Party> Parties { get; }

    public IReadOnlyDictionary<Code, Objective> Objectives { get; }

    public IReadOnlyDictionary<Code, KeyResult> KeyResults { get; }

    public IReadOnlyDictionary<Code, Target> Targets { get; }

    public ExchangeRates Rates { get; }

    /// <summary>The formulas of the indicators of that kind, parsed.</summary>
    public IReadOnlyDictionary<Code, FormulaReading> Formulas => _formulas.Value;

    /// <summary>The dimensions that the plan defines, as trees.</summary>
    public IReadOnlyCollection<DimensionTree> Trees => _trees.Values;

    public ScopeTable Scopes { get; }

    /// <summary>The targets, normalised and brought together by place.</summary>
    public ClaimIndex Claims => _claims.Value;

    /// <summary>The starts of indicators: stated baselines, and cells of past periods.</summary>
    public StartIndex Starts => _starts.Value;

    /// <summary>The weights by siblings.</summary>
    public WeightSets Weights => _weights.Value;

    /// <summary>The results of the identities between indicators, for the claims about them.</summary>
    public IReadOnlyList<IdentityCheck> Identities => _identities.Value;

    /// <summary>The cells with their roll-ups; null if there are none, or members are their own ancestors.</summary>
    public PlanCube? Cube => _cube.Value;

    /// <summary>Wholes whose parts are too large or too small for them.</summary>
    public IReadOnlyList<PartSum> PartSums => _findings.Value.Sums;

    /// <summary>The contradictions that the closure finds, by their kind.</summary>
    internal ContradictionKinds Contradictions => _findings.Value;

    /// <summary>Everything that follows from the plan's statements.</summary>
    internal Closure Closure => _closure.Value;

    /// <summary>The dimension's tree; an empty one when the plan does not define it.</summary>
    public DimensionTree TreeOf(Code dimension)
    {
        if (!_trees.TryGetValue(dimension, out var tree))
            _trees[dimension] = tree = new DimensionTree(dimension, [], [], FirstDay, LastDay);
        return tree;
    }

    public SectionPurpose? PurposeOf(Code? source) =>
        source is { } code && Sections.TryGetValue(code, out var section) ? section.Purpose : null;

    private static Dictionary<Code, TPart> ByCode<TPart>(IReadOnlyList<TPart> parts)
        where TPart : PlanPart
    {
        var byCode = new Dictionary<Code, TPart>(parts.Count);
        foreach (var part in parts)
            byCode.TryAdd(part.Code, part);
        return byCode;
    }

    private void BuildTrees()
    {
        var members = Document.Members.ToLookup(member => member.Dimension);
        var groups = Document.Groups.ToLookup(group => group.Dimension);
        foreach (
            var dimension in Document
                .Dimensions.Select(dimension => dimension.Code)
                .Concat(members.Select(each => each.Key))
                .Concat(groups.Select(each => each.Key))
                .Distinct()
        )
            _trees[dimension] = new DimensionTree(dimension, [.. members[dimension]], [.. groups[dimension]], FirstDay, LastDay);
    }

    /// <summary>A calendar that can be calculated with, whatever the document says.</summary>
    private static Calendar Sound(Calendar calendar) =>
        calendar with
        {
            Year = Math.Clamp(calendar.Year, Period.MinYear, Period.MaxYear),
            FirstMonth = Math.Clamp(calendar.FirstMonth, 1, 12),
            FirstDay = Math.Clamp(calendar.FirstDay, 1, 28),
            Weeks = calendar.Weeks is { ExtraWeekMonth: { } month } weeks
                ? weeks with
                {
                    ExtraWeekMonth = Math.Clamp(month, 1, 12),
                }
                : calendar.Weeks,
            ReferenceFrom = calendar.ReferenceFrom is { } from ? Math.Clamp(from, Period.MinYear, Period.MaxYear) : null,
            ReferenceTo = calendar.ReferenceTo is { } to ? Math.Clamp(to, Period.MinYear, Period.MaxYear) : null,
        };
}
