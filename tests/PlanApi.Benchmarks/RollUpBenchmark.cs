using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Benchmarks;

/// <summary>Rolling up a million cells against a plain loop over the same array, and against the same sums by SQL.</summary>
internal static class RollUpBenchmark
{
    private const int Inner = 1_000;
    private const int Rounds = 40;
    private const string SumByParent = """
        SELECT members.parent_id, SUM(cells.value) FROM cells JOIN members ON members.id = cells.member_id
        WHERE cells.period BETWEEN 1 AND 4 GROUP BY members.parent_id
        """;

    private static readonly Calendar _calendar = new()
    {
        Year = 2024,
        ReferenceFrom = 2023,
        ReferenceTo = 2025,
    };
    private static readonly Code _flow = Code.Known("flow");
    private static readonly Code _stock = Code.Known("stock");
    private static readonly Code _share = Code.Known("share");

    public static void Run()
    {
        double last = 0;
        foreach (var cells in new[] { 250_000, 500_000, 1_000_000 })
        {
            var source = Source(cells / 4, 1);
            var frame = Years(source, 0);
            var engine = Least(() => Sum(source, _flow, frame));
            var loop = Least(() => Plain(source.Partitions(_flow, Measure.Target).Values));
            var sql = Sql(source, cells / 4);
            Console.WriteLine(
                $"roll up {cells, 9:N0} cells to {frame.Count:N0}: {engine / loop:F1} x a plain loop, SQL takes {sql / engine:F0} x as long"
                    + (last > 0 ? $", {engine / last:F2} x half the size" : "")
            );
            last = engine;
            if (cells < 1_000_000)
                continue;
            var first = Time(() => Sum(Source(cells / 4, 1), _flow, frame)) - Time(() => Source(cells / 4, 1));
            Console.WriteLine($"    for the first time, when it is found which cells lie in which: {first / engine:F1} x");
            var page = new Frame([new FrameAxis(0, [.. Enumerable.Range(Inner, cells / 4)], 4)], Quarters(), 1, 400_000, 400);
            Sum(source, _flow, page);
            Console.WriteLine($"    a page of 100 leaves x 4 quarters: {engine / Least(() => Sum(source, _flow, page)):F0} times as fast");
            Console.WriteLine(
                $"    as a stock: {Least(() => Sum(source, _stock, frame)) / engine:F2} x; shares: "
                    + $"{Least(() => Sum(source, _share, frame)) / engine:F2} x"
            );
            var crossed = Source(cells / 4, 2);
            Console.WriteLine(
                $"    two dimensions, of which one is shown: {Least(() => Sum(crossed, _flow, Years(crossed, 0))) / engine:F2} x;"
                    + $" by both: {Least(() => Sum(crossed, _flow, Both(crossed))) / engine:F2} x"
            );
        }
    }

    private static Period[] Quarters() => [.. Enumerable.Range(1, 4).Select(quarter => Period.OfQuarter(2024, quarter))];

    private static Frame Years(CubeSource source, int dimension)
    {
        int[] inner = [.. Enumerable.Range(0, source.Scopes.Dimensions[dimension].MemberCount).Take(Inner)];
        return new Frame([new FrameAxis(dimension, inner, 1)], [Period.OfYear(2024)], inner.Length, 0, inner.Length);
    }

    private static Frame Both(CubeSource source) =>
        new(
            [new FrameAxis(0, [.. Enumerable.Range(0, 100)], 10), new FrameAxis(1, [.. Enumerable.Range(0, 10)], 1)],
            [Period.OfYear(2024)],
            1_000,
            0,
            1_000
        );

    // Inner members come first in the order of codes; leaf members are spread over them. A second dimension has 20 members flat.
    private static CubeSource Source(int leaves, int dimensions)
    {
        Code[] codes =
        [
            .. Enumerable.Range(0, Inner).Select(at => Code.Known($"a{at:D4}")),
            .. Enumerable.Range(0, leaves).Select(at => Code.Known($"b{at:D7}")),
        ];
        int[] parents = [.. Enumerable.Repeat(DimensionIndex.Top, Inner), .. Enumerable.Range(0, leaves).Select(Parent)];
        var indexes = new List<DimensionIndex> { new(Code.Known("seller"), codes, parents, [], []) };
        int[][] members =
        [
            [.. Enumerable.Range(Inner, leaves)],
        ];
        if (dimensions == 2)
        {
            indexes.Add(
                new DimensionIndex(
                    Code.Known("tier"),
                    [.. Enumerable.Range(0, 20).Select(at => Code.Known($"t{at:D2}"))],
                    [.. Enumerable.Repeat(DimensionIndex.Top, 20)],
                    [],
                    []
                )
            );
            members = [members[0], [.. Enumerable.Range(0, leaves).Select(at => at * 7 % 20)]];
        }
        var scopes = new ScopeIndex(indexes, [.. Enumerable.Range(1, leaves).Select(id => (long)id)], members);
        var partition = new Partition(
            [.. Enumerable.Range(0, leaves)],
            [.. Enumerable.Range(0, leaves + 1).Select(at => at * 4)],
            Quarters(),
            [.. Enumerable.Range(0, leaves * 4).Select(at => (ushort)(at % 4))],
            [.. Enumerable.Range(0, leaves * 4).Select(Value)]
        );
        var indicators = new[]
        {
            new Indicator
            {
                Code = _flow,
                Kind = IndicatorKind.Flow,
                Unit = Unit.Number,
            },
            new Indicator
            {
                Code = _stock,
                Kind = IndicatorKind.Stock,
                Unit = Unit.Number,
            },
            new Indicator
            {
                Code = _share,
                Kind = IndicatorKind.Share,
                Unit = Unit.Percent,
                Base = _flow,
                ShareOf = Code.Known("seller"),
            },
        };
        return new CubeSource(
            scopes,
            _calendar,
            indicators.ToDictionary(indicator => indicator.Code),
            (_, _) => partition,
            _ => new ExchangeRates(Code.Known("CNY"), [], RateUse.Plan, Code.Known("baseline"))
        );
    }

    private static int Parent(int leaf) => (int)((leaf * 2_654_435_761L) % Inner);

    private static long Value(int cell) => ((cell * 7_919L % 100_003) - 20_000) * 10_000;

    private static long Sum(CubeSource source, Code indicator, Frame frame)
    {
        var numbers = new RollUpEngine(source, Grants.Everything).Over(indicator, Measure.Target, frame);
        var total = 0L;
        for (var place = 0; place < frame.Count; place++)
            total += numbers.At(place).Steps;
        return total;
    }

    private static long Plain(long[] values)
    {
        var total = 0L;
        foreach (var value in values)
            total += value;
        return total;
    }

    private static double Sql(CubeSource source, int leaves)
    {
        var file = Path.GetTempFileName();
        using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            connection.Open();
            Execute(connection, "CREATE TABLE members (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL)");
            Execute(
                connection,
                "CREATE TABLE cells (member_id INTEGER NOT NULL, period INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY "
                    + "(member_id, period)) WITHOUT ROWID"
            );
            using var transaction = connection.BeginTransaction();
            Insert(
                connection,
                "INSERT INTO members VALUES (@p0, @p1)",
                Enumerable.Range(0, leaves).Select(leaf => new long[] { Inner + leaf, Parent(leaf) })
            );
            Insert(
                connection,
                "INSERT INTO cells VALUES (@p0, @p1, @p2)",
                Enumerable.Range(0, leaves * 4).Select(cell => new[] { Inner + (cell / 4), 1 + (cell % 4), Value(cell) })
            );
            transaction.Commit();
            var total = 0L;
            var time = Enumerable.Range(0, 5).Min(_ => Time(() => total = Read(connection)));
            if (total != Sum(source, _flow, Years(source, 0)))
                throw new InvalidOperationException("SQL and the engine do not agree.");
            connection.Close();
            SqliteConnection.ClearAllPools();
            File.Delete(file);
            return time;
        }
    }

    private static void Insert(SqliteConnection connection, string sql, IEnumerable<long[]> rows)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            for (var at = 0; at < row.Length; at++)
                command.Parameters.AddWithValue($"@p{at}", row[at]);
            command.ExecuteNonQuery();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SumByParent;
        using var reader = command.ExecuteReader();
        var total = 0L;
        while (reader.Read())
            total += reader.GetInt64(1);
        return total;
    }

    private static double Least(Func<long> action) => Enumerable.Range(0, Rounds).Min(_ => Time(() => action()));

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
