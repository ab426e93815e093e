using System.Text;
using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>
/// A plan's whole life: it is made, everything is done with it that can be done, then whatever comes, then it is removed.
/// </summary>
internal sealed class Episode
{
    private const int KeptCalls = 400;

    private readonly FuzzRun _run;
    private readonly RestSpec _rest;
    private readonly GraphQLSpec _graph;
    private readonly Chance _chance;
    private readonly Vocabulary _words;
    private readonly RestCalls _restCalls;
    private readonly GraphQLCalls _graphCalls;
    private readonly bool _overGraphQL;
    private readonly string _document;
    private readonly Crossing _crossing;
    private readonly List<ICall> _good = [];

    public Episode(FuzzRun run, RestSpec rest, GraphQLSpec graph, int seed, string document)
    {
        (_run, _rest, _graph, _chance, _overGraphQL) = (run, rest, graph, new Chance(seed), seed % 2 != 0);
        run.Seed = seed;
        _words = new Vocabulary(_chance, $"fuzz-{seed}");
        _document = document.Replace("CODE", _words.Plan, StringComparison.Ordinal);
        _restCalls = new RestCalls(rest, _chance, _words);
        _graphCalls = new GraphQLCalls(graph, rest, _chance, _words);
        _crossing = new Crossing(_restCalls, _graphCalls, _chance);
    }

    /// <param name="calls">How many calls it takes, those of the story among them.</param>
    public async Task Play(int calls)
    {
        var end = _run.Calls + calls;
        await Import();
        await Tell();
        await Import();
        await SendWorkbooks();
        await Visit();
        for (var call = 0; _run.Calls < end && !_run.IsFull; call++)
        {
            if (call % 40 == 39)
                await Import();
            await Keep(Next());
        }
        await Remove();
    }

    /// <summary>Valid or bent; of what did its work before in two of three.</summary>
    private ICall Next() =>
        _chance.Below(12) switch
        {
            < 2 => _restCalls.Any(),
            < 4 => _graphCalls.Any(),
            _ when _good.Count == 0 => _restCalls.Any().Bent(_chance),
            < 7 => _crossing.Of(_chance.From(_good)),
            < 8 => _crossing.Of(_chance.From(_good)).Bent(_chance),
            < 11 => _chance.From(_good).Bent(_chance),
            _ => _chance.From(_good).Bent(_chance).Bent(_chance),
        };

    /// <summary>The story, step by step, over this episode's door.</summary>
    private async Task Tell()
    {
        var (told, lookup) = (new StoryCalls(_rest, _graph, _graphCalls), new Lookup(_run, _words));
        foreach (var step in Story.Steps)
        {
            var body = step.Body is null ? null : await lookup.Of(step.Body);
            await Keep(told.Of(step with { Arguments = await lookup.Of(step.Arguments), Body = body }, _words.Plan, _overGraphQL));
        }
    }

    /// <summary>Takes workbooks of slices and sends them back: as they came, filled in, and bent.</summary>
    private async Task SendWorkbooks()
    {
        foreach (var slice in (string[])["gmv,orders&rows=market&columns=quarter", "visitors&rows=market&columns=month"])
        {
            var taken = await _run.Send(
                new Call("GET", $"/v1/plans/{_words.Plan}/slices/workbook?indicators={slice}", [], null),
                "getSliceWorkbook"
            );
            if (taken.Status != 200)
                continue;
            var bender = new WorkbookBender(_chance);
            await Keep(Sent(taken.Bytes, dryRun: true));
            await Keep(Sent(bender.Filled(taken.Bytes), dryRun: true));
            await Keep(Sent(bender.Filled(taken.Bytes), dryRun: false));
            for (var bent = 0; bent < 10; bent++)
                await Keep(Sent(bender.Of(taken.Bytes), _chance.OneIn(2)));
        }

        RestCall Sent(byte[] file, bool dryRun) =>
            new(
                _rest,
                _rest.Operations["applySliceWorkbook"],
                new() { ["plan"] = _words.Plan },
                new() { ["dryRun"] = dryRun },
                null,
                RestCall.Workbook
            )
            {
                Raw = file,
            };
    }

    /// <summary>Everything that can be read, over both doors.</summary>
    private async Task Visit()
    {
        foreach (var operation in _rest.Operations.Values.Where(operation => operation.Method == "GET"))
            await Keep(_restCalls.Of(operation, optional: 1_000));
        foreach (var (root, fields) in new[] { ("Query", _graph.Queries), ("Plan", _graph.OfPlans) })
        {
            foreach (var field in fields.Values)
                await Keep(_graphCalls.Of(root, field, optional: 1_000));
        }
    }

    private async Task Keep(ICall call)
    {
        var (sent, reply) = await _run.Send(call, _words);
        if (!sent.Succeeded(reply))
            return;
        if (_good.Count < KeptCalls)
            _good.Add(sent);
        else
            _good[_chance.Below(KeptCalls)] = sent;
    }

    /// <summary>Brings the plan if it is not there, and learns its words as they are now.</summary>
    private async Task Import()
    {
        var path = $"/v1/plans/{_words.Plan}/document";
        if (await _run.Read(path) is not { } document)
        {
            var import = _graphCalls.With("Mutation", _graph.Mutations["importPlan"], new JsonObject { ["document"] = _document });
            await Keep(_overGraphQL ? import : new RestCall(_rest, _rest.Operations["importPlan"], [], [], _document, "application/yaml"));
            document = await _run.Read(path);
        }
        if (document is null)
            return;
        _words.Learn(document);
        foreach (var collection in (string[])["alerts", "comments", "evidence", "reviews", "change-sets"])
        {
            if (await _run.Read($"/v1/plans/{_words.Plan}/{collection}") is { } page)
                _words.Learn(RestOperation.Camel(collection), page);
        }
    }

    /// <summary>Leaves no plan behind, so that what has grown has grown for no reason. An approved plan is closed first.</summary>
    private async Task Remove()
    {
        foreach (var plan in (await _run.Read("/v1/plans?first=1000"))?["items"]?.AsArray() ?? [])
        {
            var path = $"/v1/plans/{Uri.EscapeDataString((string)plan!["code"]!)}";
            if ((string?)plan["status"] == "approved")
                await Changed("PUT", $"{path}/status", "{\"status\":\"closed\"}");
            await Changed("DELETE", path, null);
        }

        async Task Changed(string method, string path, string? body)
        {
            var version =
                (await _run.Send(new Call("GET", path.Replace("/status", "", StringComparison.Ordinal), [], null), "")).ETag ?? "";
            List<(string, string)> headers = [("If-Match", version)];
            if (body is not null)
                headers.Add(("Content-Type", "application/json"));
            await _run.Send(new Call(method, path, headers, body is null ? null : Encoding.UTF8.GetBytes(body)), "");
        }
    }
}
