using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>Indicators whose cells are stored, and rolled up from there. Amounts in other currencies are shown in the plan's.</summary>
internal sealed class StoredKinds(RollUpEngine cube, Indicator indicator, Measure measure, FrameMap map, Nesting nesting)
{
    private readonly Partition _partition = map.Partition;
    private readonly Amount[]? _amounts = map.Partition.Currencies is { Count: > 0 }
        ? Amount.Of(cube.Source, measure, map.Partition)
        : null;

    public Numbers Numbers() =>
        indicator.Kind switch
        {
            IndicatorKind.Flow when _amounts is not null => Converted(_amounts),
            IndicatorKind.Flow when indicator.PerDay => PerDay(),
            IndicatorKind.Flow => Sums(),
            IndicatorKind.Stock => Stocks(),
            IndicatorKind.NonAdditive => Entered(),
            _ => Means(),
        };

    private CubeNumber Stored(int cell) =>
        _amounts is null
            ? new CubeNumber(CellState.Stored, _partition.Values[cell])
            : _amounts[cell].Number(CellState.Stored, Fraction.One);

    private Numbers Sums()
    {
        // What comes of sums that fit whatever their order is as fast as can be; others take twice the room, and only their result must
        // fit.
        var values = nesting.Pairs.Count > 0 ? null : _partition.Values;
        if (values is not null && _partition.SumsFit)
        {
            return new SumNumbers<long>(
                map,
                nesting,
                values,
                value => value == 0,
                Stored,
                (sum, _) => new CubeNumber(CellState.RolledUp, sum)
            );
        }
        var wide = nesting.Contributions(Array.ConvertAll(_partition.Values, value => (Int128)value));
        return new SumNumbers<Int128>(
            map,
            nesting,
            wide,
            value => value == 0,
            Stored,
            (sum, _) => new CubeNumber(CellState.RolledUp, checked((long)sum))
        );
    }

    private SumNumbers<Int128> PerDay()
    {
        var days = Array.ConvertAll(_partition.Periods, cube.Source.Calendar.LengthOf);
        var totals = new Int128[_partition.Count];
        for (var cell = 0; cell < totals.Length; cell++)
            totals[cell] = (Int128)_partition.Values[cell] * days[_partition.PeriodOf[cell]];
        return new SumNumbers<Int128>(
            map,
            nesting,
            nesting.Contributions(totals),
            value => value == 0,
            Stored,
            (sum, place) => new CubeNumber(CellState.RolledUp, 0, Fraction.Of(sum, (long)LengthAt(place) * Quantity.StepsPerUnit))
        );
    }

    private SumNumbers<Amount> Converted(Amount[] amounts)
    {
        var days = Array.ConvertAll(
            _partition.Periods,
            period => Fraction.Of(indicator.PerDay ? cube.Source.Calendar.LengthOf(period) : 1)
        );
        var totals = new Amount[amounts.Length];
        for (var cell = 0; cell < totals.Length; cell++)
            totals[cell] = amounts[cell] with { Value = amounts[cell].Value * days[_partition.PeriodOf[cell]] };
        return new SumNumbers<Amount>(
            map,
            nesting,
            nesting.Contributions(totals),
            amount => amount.IsZero,
            Stored,
            (sum, place) => sum.Number(CellState.RolledUp, Fraction.One / Fraction.Of(indicator.PerDay ? LengthAt(place) : 1))
        );
    }

    private Numbers Stocks()
    {
        var overTime = indicator.OverTime ?? OverTime.Last;
        return _amounts is not null
            ? new StockNumbers<Amount>(
                map,
                nesting,
                cube.Source.Calendar,
                overTime,
                _amounts,
                Stored,
                (sum, count) => sum.Number(CellState.RolledUp, Fraction.Of(1, count))
            )
            : new StockNumbers<Int128>(
                map,
                nesting,
                cube.Source.Calendar,
                overTime,
                Array.ConvertAll(_partition.Values, value => (Int128)value),
                Stored,
                (sum, count) =>
                    overTime == OverTime.Average
                        ? new CubeNumber(CellState.RolledUp, 0, Fraction.Of(sum, (long)count * Quantity.StepsPerUnit))
                        : new CubeNumber(CellState.RolledUp, checked((long)sum))
            );
    }

    private DerivedNumbers Entered()
    {
        var cells = new Scatter(map);
        cells.Add(new int[_partition.Count], new int[map.Frame.Count]);
        return new DerivedNumbers(
            map.Frame,
            place =>
                cells.Stored[place] is > 0 and var cell ? Stored(cell - 1)
                : cells.Parts[place] > 0 ? CubeNumber.Undefined(NoNumber.NotAdditive)
                : CubeNumber.Missing
        );
    }

    private Numbers Means()
    {
        var weights = indicator.WeightedBy is { } by ? CellWeights.Of(cube, _partition, by, measure) : new CubeNumber[_partition.Count];
        if (_amounts is not null || Array.Exists(weights, weight => weight.Exact is not null) || !ProductsFit(weights))
        {
            var values = _amounts is not null
                ? Array.ConvertAll(_amounts, amount => amount.Value)
                : Array.ConvertAll(_partition.Values, value => Fraction.Of(new Quantity(value)));
            return new MeanNumbers<Fraction>(
                map,
                nesting,
                values,
                Array.ConvertAll(weights, weight => weight.HasValue ? weight.Value : (Fraction?)null),
                Stored,
                (product, weight) => new CubeNumber(CellState.RolledUp, 0, product / weight)
            );
        }
        return new MeanNumbers<Int128>(
            map,
            nesting,
            Array.ConvertAll(_partition.Values, value => (Int128)value),
            Array.ConvertAll(weights, weight => weight.HasValue ? weight.Steps : (Int128?)null),
            Stored,
            (product, weight) => new CubeNumber(CellState.RolledUp, 0, Fraction.Of(product, weight * Quantity.StepsPerUnit))
        );
    }

    private int LengthAt(int place) => cube.Source.Calendar.LengthOf(map.Frame.PeriodAt(place));

    // Products of 90 bits leave room for sums over any number of cells.
    private bool ProductsFit(CubeNumber[] weights) =>
        Bits(_partition.Values.AsSpan()) + Bits(Array.ConvertAll(weights, weight => weight.Steps)) < 90;

    private static int Bits(ReadOnlySpan<long> values)
    {
        var bits = 0UL;
        foreach (var value in values)
            bits |= (ulong)(value < 0 ? ~value : value);
        return 64 - System.Numerics.BitOperations.LeadingZeroCount(bits);
    }
}
