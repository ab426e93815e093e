using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

internal sealed class DriverTreeReader(IReadOnlyDictionary<Code, Indicator> indicators, IReadOnlyCollection<Code>? endsAt, int most)
{
    private readonly HashSet<Code> _endsAt = [.. endsAt ?? []];
    private readonly List<Driver> _drivers = [];
    private readonly Dictionary<Code, int> _known = [];
    private readonly List<Open> _path = [];
    private readonly HashSet<Code> _open = [];
    private int? _days;

    public DriverTreeReading Read(Code top)
    {
        Enter(top);
        while (_path.Count > 0)
        {
            var last = _path[^1];
            if (last.Next == last.Mentions.Count)
            {
                _path.RemoveAt(_path.Count - 1);
                _open.Remove(last.Code);
                Add(last);
            }
            else if (last.Mentions[last.Next++] is var code && !_known.ContainsKey(code))
            {
                if (_open.Contains(code))
                    return new DriverTreeReading(null, [.. _path.SkipWhile(open => open.Code != code).Select(open => open.Code)], false);
                Enter(code);
            }
            if (_drivers.Count + _path.Count > most)
                return new DriverTreeReading(null, [], true);
        }
        return new DriverTreeReading(new DriverTree(_drivers), [], false);
    }

    private void Enter(Code code)
    {
        _open.Add(code);
        _path.Add(Opened(code));
    }

    private Open Opened(Code code)
    {
        var isTop = _path.Count == 0;
        if (!indicators.TryGetValue(code, out var indicator) || (!isTop && _endsAt.Contains(code)))
            return new Open(code, []);
        if (indicator.Kind == IndicatorKind.Formula && Formula.Parse(indicator.Formula).Formula is { } formula)
        {
            return new Open(code, formula.Mentions)
            {
                Text = formula
                    .Mentions.Where(IsPerDay)
                    .Aggregate(formula.Text, (text, mention) => text.Replace($"[{mention}]", Text(mention), StringComparison.Ordinal)),
                Term = inputs => formula.Evaluate(inputs, Term.Number, _ => false).Value!.Value,
                CountsDays = formula.Mentions.Any(IsPerDay),
            };
        }
        if (!isTop && endsAt is null)
            return new Open(code, []);
        return indicator switch
        {
            { Kind: IndicatorKind.Ratio, Numerator: { } numerator, Denominator: { } denominator } => new Open(
                code,
                numerator == denominator ? [numerator] : [numerator, denominator]
            )
            {
                Text = InUnit(indicator, $"{Text(numerator)} / {Text(denominator)}"),
                Term = inputs => InUnit(indicator, inputs(numerator)!.Value / inputs(denominator)!.Value),
                CountsDays = IsPerDay(numerator) || IsPerDay(denominator),
            },
            { Kind: IndicatorKind.Share, Base: { } part, ShareOf: not null } => new Open(code, [part], DriverRole.Others)
            {
                Text = InUnit(indicator, $"[{part}] / ([{part}] + [{part} of others])"),
                Term = inputs => InUnit(indicator, inputs(part)!.Value / (inputs(part)!.Value + Term.Input(1))),
            },
            { Kind: IndicatorKind.Growth, Base: { } now, Against: not null } => new Open(code, [now], DriverRole.Before)
            {
                Text = InUnit(indicator, $"([{now}] / [{now} before] - 1)"),
                Term = inputs => InUnit(indicator, (inputs(now)!.Value / Term.Input(1)) - Term.Number(Fraction.One)),
            },
            _ => new Open(code, []),
        };
    }

    private void Add(Open open)
    {
        int[] inputs = [.. open.Mentions.Select(code => _known[code])];
        if (open.Extra is { } role)
        {
            _drivers.Add(new Driver(open.Mentions[0], role, []) { Of = open.Code });
            inputs = [.. inputs, _drivers.Count - 1];
        }
        if (open.CountsDays)
        {
            if (_days is null)
                _drivers.Add(new Driver(open.Code, DriverRole.Days, []));
            inputs = [.. inputs, _days ??= _drivers.Count - 1];
        }
        var positions = open.Mentions.Select((code, at) => (code, at)).ToDictionary(pair => pair.code, pair => pair.at);
        _known[open.Code] = _drivers.Count;
        _drivers.Add(
            new Driver(open.Code, DriverRole.Number, inputs)
            {
                Formula = open.Text,
                Arithmetic = open.Term is { } term ? new Arithmetic(term(Input), inputs.Length) : null,
            }
        );

        Term? Input(Code code)
        {
            var input = Term.Input(positions[code]);
            return open.CountsDays && IsPerDay(code) ? input * Term.Input(inputs.Length - 1) : input;
        }
    }

    // As in a roll-up, what is stated per day counts with its total in quotients and formulas.
    private bool IsPerDay(Code code) => indicators.GetValueOrDefault(code) is { Kind: IndicatorKind.Flow, PerDay: true };

    private string Text(Code code) => IsPerDay(code) ? $"([{code}] * days)" : $"[{code}]";

    private static string InUnit(Indicator indicator, string text) => indicator.Unit == Unit.Percent ? $"{text} * 100" : text;

    private static Term InUnit(Indicator indicator, Term term) =>
        indicator.Unit == Unit.Percent ? term * Term.Number(Fraction.Hundred) : term;

    /// <summary>A driver whose inputs are being read.</summary>
    private sealed record Open(Code Code, IReadOnlyList<Code> Mentions, DriverRole? Extra = null)
    {
        public int Next { get; set; }

        public string? Text { get; init; }

        public Func<Func<Code, Term?>, Term>? Term { get; init; }

        public bool CountsDays { get; init; }
    }
}
