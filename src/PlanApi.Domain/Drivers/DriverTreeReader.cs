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
            return new Open(code, formula.Mentions) { Text = formula.Text, Term = inputs => formula.Evaluate(mention => Term.Input(inputs(mention)), Term.Number, _ => false).Value!.Value };
        if (!isTop && endsAt is null)
            return new Open(code, []);
        return indicator switch
        {
            { Kind: IndicatorKind.Ratio, Numerator: { } numerator, Denominator: { } denominator } => new Open(code, numerator == denominator ? [numerator] : [numerator, denominator])
            {
                Text = InUnit(indicator, $"[{numerator}] / [{denominator}]"),
                Term = inputs => InUnit(indicator, Term.Input(inputs(numerator)) / Term.Input(inputs(denominator))),
            },
            { Kind: IndicatorKind.Share, Base: { } part, ShareOf: not null } => new Open(code, [part], DriverRole.Others)
            {
                Text = InUnit(indicator, $"[{part}] / ([{part}] + [{part} of others])"),
                Term = inputs => InUnit(indicator, Term.Input(inputs(part)) / (Term.Input(inputs(part)) + Term.Input(1))),
            },
            { Kind: IndicatorKind.Growth, Base: { } now, Against: not null } => new Open(code, [now], DriverRole.Before)
            {
                Text = InUnit(indicator, $"([{now}] / [{now} before] - 1)"),
                Term = inputs => InUnit(indicator, (Term.Input(inputs(now)) / Term.Input(1)) - Term.Number(Fraction.One)),
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
        var positions = open.Mentions.Select((code, at) => (code, at)).ToDictionary(pair => pair.code, pair => pair.at);
        _known[open.Code] = _drivers.Count;
        _drivers.Add(new Driver(open.Code, DriverRole.Number, inputs)
        {
            Formula = open.Text,
            Arithmetic = open.Term is { } term ? new Arithmetic(term(code => positions[code]), inputs.Length) : null,
        });
    }

    private static string InUnit(Indicator indicator, string text) => indicator.Unit == Unit.Percent ? $"{text} * 100" : text;

    private static Term InUnit(Indicator indicator, Term term) => indicator.Unit == Unit.Percent ? term * Term.Number(Fraction.Hundred) : term;

    /// <summary>A driver whose inputs are being read.</summary>
    private sealed record Open(Code Code, IReadOnlyList<Code> Mentions, DriverRole? Extra = null)
    {
        public int Next { get; set; }

        public string? Text { get; init; }

        public Func<Func<Code, int>, Term>? Term { get; init; }
    }
}
