using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Cube;

/// <summary>A dimension in words: members with their parents, moves and groups. An empty text is the top.</summary>
internal sealed record TinyDimension(string Code)
{
    public Dictionary<string, string> Parents { get; } = [];

    public List<(string Member, DateOnly From, string Parent)> Moves { get; } = [];

    public SortedDictionary<string, string[]> Groups { get; } = new(StringComparer.Ordinal);

    public DimensionIndex Index()
    {
        string[] members = [.. Parents.Keys.Order(StringComparer.Ordinal)];
        int Number(string member) => member.Length == 0 ? DimensionIndex.Top : Array.IndexOf(members, member);
        return new DimensionIndex(
            Domain.Values.Code.Parse(Code),
            [.. members.Select(Domain.Values.Code.Parse)],
            [.. members.Select(member => Number(Parents[member]))],
            Moves.Select(move => new DatedParent(Number(move.Member), move.From, Number(move.Parent))),
            [.. Groups.Select(group => (Domain.Values.Code.Parse(group.Key), group.Value.Select(Number)))]
        );
    }
}

/// <summary>A stored cell: a member, a group or the top of each dimension, a period, and a value in steps.</summary>
internal sealed record TinyCell(string[] Members, Period Period, long Value, string? Currency = null);

/// <summary>A plan in words, as the oracle reads it, and as the product takes it.</summary>
internal sealed record TinyPlan(TinyDimension[] Dimensions)
{
    public Calendar Calendar { get; init; } =
        new()
        {
            Year = 2024,
            ReferenceFrom = 2022,
            ReferenceTo = 2025,
        };

    public Dictionary<string, Indicator> Indicators { get; } = [];

    public Dictionary<(string Indicator, Measure Measure), List<TinyCell>> Cells { get; } = [];

    public List<ExchangeRate> Rates { get; } = [];

    public IReadOnlyList<TinyCell> CellsOf(string indicator, Measure measure) => Cells.GetValueOrDefault((indicator, measure)) ?? [];

    public TinyPlan Indicator(string code, IndicatorKind kind, Unit unit = Unit.Number, Func<Indicator, Indicator>? but = null)
    {
        var indicator = new Indicator
        {
            Code = Code.Parse(code),
            Kind = kind,
            Unit = unit,
            Decimals = 2,
        };
        Indicators[code] = but is null ? indicator : but(indicator);
        return this;
    }

    /// <summary>A cell, its place written <c>tier=mid;line=sales</c>.</summary>
    public TinyPlan Cell(
        string indicator,
        string scope,
        string period,
        decimal value,
        Measure measure = Measure.Target,
        string? currency = null
    )
    {
        if (!Cells.TryGetValue((indicator, measure), out var cells))
            Cells[(indicator, measure)] = cells = [];
        cells.Add(new TinyCell(Place(scope), Period.Parse(period), Quantity.Of(value).Steps, currency));
        return this;
    }

    public string[] Place(string scope)
    {
        var named = scope
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('='))
            .ToDictionary(part => part[0], part => part[1]);
        return [.. Dimensions.Select(dimension => named.GetValueOrDefault(dimension.Code) ?? "")];
    }

    /// <summary>The product's own structures; scopes are numbered as the random generator says.</summary>
    public CubeSource Source(Random? shuffle = null)
    {
        DimensionIndex[] dimensions = [.. Dimensions.Select(dimension => dimension.Index())];
        int[] Numbers(string[] members) =>
            [.. members.Select((member, at) => member.Length == 0 ? DimensionIndex.Top : dimensions[at].Number(Code.Parse(member)))];
        var scopes = Cells
            .Values.SelectMany(cells => cells)
            .Select(cell => cell.Members)
            .DistinctBy(members => string.Join('|', members))
            .ToArray();
        shuffle?.Shuffle(scopes);
        var numberOf = scopes
            .Select((members, at) => (Text: string.Join('|', members), at))
            .ToDictionary(pair => pair.Text, pair => pair.at);
        var numbers = scopes.Select(Numbers).ToArray();
        var index = new ScopeIndex(
            dimensions,
            [.. Enumerable.Range(1, scopes.Length).Select(id => (long)id)],
            [.. dimensions.Select((_, at) => numbers.Select(scope => scope[at]).ToArray())]
        );
        var partitions = Cells.ToDictionary(pair => pair.Key, pair => Partition(pair.Value, numberOf));
        return new CubeSource(
            index,
            Calendar,
            Indicators.ToDictionary(pair => Code.Parse(pair.Key), pair => pair.Value),
            (code, measure) => partitions.GetValueOrDefault((code.ToString(), measure)) ?? Domain.Cube.Partition.Empty,
            _ => new ExchangeRates(Code.Parse("CNY"), Rates, RateUse.Plan, Code.Parse("baseline"))
        );
    }

    public RollUpEngine Engine(bool asIs = false, Random? shuffle = null) => new(Source(shuffle), Grants.Everything, asIs);

    /// <summary>One number at one place.</summary>
    public Numbers Ask(string indicator, string scope, string period, bool asIs = false, Measure measure = Measure.Target)
    {
        var source = Source();
        var axes = Place(scope)
            .Select((member, at) => (member, at))
            .Where(named => named.member.Length > 0)
            .Select(named => new FrameAxis(named.at, [source.Scopes.Dimensions[named.at].Number(Code.Parse(named.member))], 1))
            .ToArray();
        return new RollUpEngine(source, Grants.Everything, asIs).Over(
            Code.Parse(indicator),
            measure,
            new Frame(axes, [Period.Parse(period)], 1, 0, 1)
        );
    }

    private static Partition Partition(List<TinyCell> cells, Dictionary<string, int> numberOf)
    {
        var sorted = cells
            .Select(cell => (Scope: numberOf[string.Join('|', cell.Members)], Cell: cell))
            .OrderBy(pair => pair.Scope)
            .ThenBy(pair => pair.Cell.Period.Key)
            .ToArray();
        int[] scopes = [.. sorted.Select(pair => pair.Scope).Distinct()];
        Period[] periods = [.. cells.Select(cell => cell.Period).Distinct()];
        var currencies = sorted
            .Select((pair, at) => (pair.Cell.Currency, at))
            .Where(pair => pair.Currency is not null)
            .ToDictionary(pair => pair.at, pair => Code.Parse(pair.Currency!));
        return new Partition(
            scopes,
            [.. scopes.Select(scope => Array.FindIndex(sorted, pair => pair.Scope == scope)), sorted.Length],
            periods,
            [.. sorted.Select(pair => (ushort)Array.IndexOf(periods, pair.Cell.Period))],
            [.. sorted.Select(pair => pair.Cell.Value)],
            currencies.Count > 0 ? currencies : null
        );
    }
}
