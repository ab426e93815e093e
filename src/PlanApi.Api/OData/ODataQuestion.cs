using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Feeds;
using PlanApi.Application.History.AsOf;

namespace PlanApi.Api.OData;

/// <summary>Reads the query options of a request for the rows of a table.</summary>
internal sealed class ODataQuestion
{
    /// <summary>The rows of a page where the client does not say.</summary>
    public const int PageSize = 1_000;

    private const int MaxLength = 8_000;
    private const int MaxDepth = 30;
    private const int MaxOrders = 10;

    private static readonly string[] _known =
    [
        "$apply",
        "$filter",
        "$select",
        "$orderby",
        "$top",
        "$skip",
        "$count",
        "$skiptoken",
        "$format",
        AsOfMiddleware.Name,
    ];

    /// <summary>The options that speak of one row.</summary>
    private static readonly string[] _ofOne = ["$select", "$format", AsOfMiddleware.Name];

    private static readonly Dictionary<string, string> _refused = new()
    {
        ["$expand"] = "Rows are flat and have nothing to expand; read the other table, and join the two by their codes.",
        ["$search"] = "There is no search here; use $filter with contains, as in $filter=contains(Name,'store').",
        ["$compute"] = "Nothing is computed here; compute columns in your own tool.",
    };

    private FlatTable _table;
    private readonly IQueryCollection _options;
    private readonly FaultList _faults = new();

    private ODataQuestion(FlatTable table, IQueryCollection options) => (_table, _options) = (table, options);

    /// <summary>The table that a request asks for, and the query; all faults of its options at once.</summary>
    public static Outcome<(FlatTable Table, FlatQuery Query)> Read(FlatTable table, HttpRequest request)
    {
        if (PastFailure(table, request) is { } past)
            return past;
        var question = new ODataQuestion(table, request.Query);
        var query = question.Query(Preferences.Number(request, "odata.maxpagesize", "maxpagesize"));
        return question._faults.IsEmpty ? (question._table, query) : new Invalid(question._faults.Faults);
    }

    /// <summary>What of one row is asked for; all faults of its options at once.</summary>
    public static Outcome<FlatQuery> ReadOne(FlatTable table, HttpRequest request)
    {
        if (PastFailure(table, request) is { } past)
            return past;
        var question = new ODataQuestion(table, request.Query);
        foreach (var name in request.Query.Keys.Where(name => _known.Contains(name) && !_ofOne.Contains(name)))
            question._faults.Add(
                FaultCodes.NotAllowed,
                "/" + name,
                $"'{name}' is of several rows, and this is one; use {string.Join(", ", _ofOne)}."
            );
        var query = question.Query(1);
        return question._faults.IsEmpty ? query : new Invalid(question._faults.Faults);
    }

    /// <summary>A failure of the read, with the names that options have here.</summary>
    public static Failure Named(Failure failure) =>
        failure switch
        {
            Invalid { All: [{ Code: FaultCodes.BadCursor } bad] } => new Invalid([bad with { Pointer = "/$skiptoken" }]),
            Invalid { All: [{ Pointer: "/apply" }, ..] all } => new Invalid([.. all.Select(fault => fault with { Pointer = "/$apply" })]),
            _ => failure,
        };

    /// <summary>How many rows the client wants in all; null where it does not say.</summary>
    public static long? Top(HttpRequest request) =>
        long.TryParse(request.Query["$top"], NumberStyles.None, CultureInfo.InvariantCulture, out var top) ? top : null;

    private static AsOfUnsupported? PastFailure(FlatTable table, HttpRequest request) =>
        table.OfThePresent is { } query && request.Query.ContainsKey(AsOfMiddleware.Name)
            ? new AsOfUnsupported($"'{table.Name}'", PastQueries.WhyNot(query))
            : null;

    private FlatQuery Query(int? asked)
    {
        foreach (var name in _options.Keys.Where(name => !_known.Contains(name)))
            _faults.Add(
                FaultCodes.UnknownParameter,
                "/" + name,
                _refused.GetValueOrDefault(name, $"There is no option '{name}' here; use {string.Join(", ", _known)}.")
            );
        var size = Math.Clamp(asked is > 0 ? asked.Value : PageSize, 1, FlatQuery.MaxTake);
        if (Text("$format") is { } format && format is not ("json" or "application/json"))
            _faults.Add(FaultCodes.NotAllowed, "/$format", "Rows are told in JSON; leave '$format' out.");
        var (top, skip) = (Number("$top"), Number("$skip"));
        var query = new FlatQuery
        {
            Columns = _table.Columns,
            Take = (int)Math.Min(top ?? size, size),
            Skip = skip ?? 0,
            After = Text("$skiptoken"),
            Counts = Flag("$count"),
        };
        return _faults.IsEmpty ? Parsed(query) : query;
    }

    private FlatQuery Parsed(FlatQuery query)
    {
        if (Text("$apply") is { } steps && IsShort("$apply", steps))
        {
            var apply = Parser(new() { ["$apply"] = steps });
            _table = Try("$apply", () => apply.ParseApply() is { } clause ? ODataApply.Of(_table, clause) : null) ?? _table;
            query = query with { Columns = _table.Columns };
        }
        var texts = new[] { "$filter", "$select", "$orderby" }
            .Select(name => (Name: name, Text: Text(name)))
            .Where(option => option.Text is not null && IsShort(option.Name, option.Text))
            .ToDictionary(option => option.Name, option => option.Text!);
        if (texts.Count == 0)
            return query;
        var parser = Parser(texts);
        if (Try("$filter", parser.ParseFilter) is { } filter)
            query = query with { Filter = Try("$filter", () => new ODataFilter(_table).Condition(filter.Expression)) };
        if (Try("$orderby", parser.ParseOrderBy) is { } order)
            query = query with { Order = Try("$orderby", () => Orders(order)) ?? [] };
        if (Try("$select", parser.ParseSelectAndExpand) is { } select)
            query = query with { Columns = Try("$select", () => Columns(select)) ?? [] };
        return query;
    }

    private ODataQueryOptionParser Parser(Dictionary<string, string> texts)
    {
        var model = ODataModel.Of(_table);
        var set = model.EntityContainer.FindEntitySet(_table.Name);
        return new ODataQueryOptionParser(model, set.EntityType, set, texts) { Resolver = new NumbersAsWritten() };
    }

    private List<FlatOrder> Orders(OrderByClause clause)
    {
        var orders = new List<FlatOrder>();
        for (OrderByClause? at = clause; at is not null; at = at.ThenBy)
        {
            if (orders.Count == MaxOrders)
                throw new Refused($"At most {MaxOrders} orders are taken.", FaultCodes.TooLarge);
            var term = new ODataFilter(_table).Term(at.Expression);
            if (term is FlatValue)
                throw new Refused("Rows are ordered by columns, and not by a value.");
            orders.Add(new FlatOrder(term, at.Direction == OrderByDirection.Descending));
        }
        return orders;
    }

    private IReadOnlyList<FlatColumn> Columns(SelectExpandClause clause) =>
        clause.AllSelected
            ? _table.Columns
            :
            [
                .. clause
                    .SelectedItems.Select(item =>
                        item is PathSelectItem { SelectedPath.LastSegment: PropertySegment property }
                            ? property.Property.Name
                            : throw new Refused("'$select' takes names of columns with commas between.")
                    )
                    .Distinct()
                    .Select(name => _table.Column(name)!),
            ];

    /// <summary>The parser goes down one level for each bracket and each link, so what is too long or deep never reaches it.</summary>
    private bool IsShort(string name, string text)
    {
        var (depth, deepest) = (0, 0);
        foreach (var letter in text)
        {
            depth += letter switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            deepest = Math.Max(deepest, depth);
        }
        if (text.Length > MaxLength)
            _faults.Add(FaultCodes.TooLarge, "/" + name, $"'{name}' has {text.Length} characters; at most {MaxLength} are taken.");
        else if (deepest > MaxDepth)
            _faults.Add(
                FaultCodes.TooDeep,
                "/" + name,
                $"'{name}' has brackets within brackets, {deepest} deep; at most {MaxDepth} are taken."
            );
        else
            return true;
        return false;
    }

    private T? Try<T>(string name, Func<T> parse)
        where T : class?
    {
        if (!_faults.IsEmpty)
            return null;
        try
        {
            return parse();
        }
        catch (ODataException bad)
        {
            _faults.Add(FaultCodes.Syntax, "/" + name, $"'{name}' cannot be read: {bad.Message}");
        }
        catch (Refused refused)
        {
            _faults.Add(refused.Code, "/" + name, refused.Message);
        }
        return null;
    }

    private string? Text(string name)
    {
        if (!_options.TryGetValue(name, out var values))
            return null;
        if (values is [{ Length: > 0 } text])
            return text;
        if (!_faults.Faults.Any(fault => fault.Pointer == "/" + name))
            _faults.Add(FaultCodes.EmptyFilter, "/" + name, $"'{name}' takes one value; give it once, or leave it out.");
        return null;
    }

    private bool Flag(string name)
    {
        if (Text(name) is not { } text)
            return false;
        if (text is not ("true" or "false"))
            _faults.Add(FaultCodes.WrongType, "/" + name, $"'{name}' must be true or false.");
        return text == "true";
    }

    private long? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        _faults.Add(FaultCodes.WrongType, "/" + name, $"'{name}' must be a whole number from 0.");
        return null;
    }
}
