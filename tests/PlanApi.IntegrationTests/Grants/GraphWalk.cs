using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Sends GraphQL as a limited key does, selecting everything that there is, and says what the answers give away.</summary>
internal sealed class GraphWalk(GrantWorld world, WalkedKey key, IReadOnlyDictionary<string, Pool> pools)
{
    public List<string> Leaks { get; } = [];

    public int Answered { get; private set; }

    public async Task Read(GraphAsk ask)
    {
        foreach (var filling in Pool.Fill(new Ask(ask.Field, "POST", "", ask.Text + "\u0001" + ask.Body), pools))
        {
            var answer = await Sent(ask, filling.Ask);
            var mark = $"{filling.Ask.Body.Replace('\u0001', ' ')}";
            Hold(answer, filling.Sent, mark);
            if (filling.Missing is not { } missing)
                continue;
            var other = await Sent(ask, missing);
            Hold(other, filling.Sent, missing.Body);
            Same(answer, filling.Sent[0], other, filling.Sent[1], mark);
        }
    }

    public async Task<Answer> Write(GraphAsk ask) => await Post(ask.Text, JsonNode.Parse(ask.Body)!);

    public void Hold(Answer answer, IReadOnlyList<string> sent, string mark)
    {
        Answered++;
        if (key.Markers.In(Markers.Whole(answer), [.. sent, mark]) is { } found)
            Leaks.Add($"{key.Name}: graphql {mark}: {answer.Status} says … {found} …");
        if (Regex.IsMatch(answer.Text, "internal-error|too-deep|invalid-query|too-large\"|too-costly|invalid-variables"))
            Leaks.Add(
                $"{key.Name}: graphql {mark}: is no question: {answer.Text[..Math.Min(400, answer.Text.Length)]} "
                    + $"{(answer.Text.Contains("internal-error", StringComparison.Ordinal) ? world.Service.Log.All[^1] : "")}"
            );
    }

    public void Same(Answer hidden, string name, Answer missing, string other, string mark)
    {
        if (RestWalk.Bare(hidden, name) is var one && RestWalk.Bare(missing, other) is var two && one != two)
            Leaks.Add(
                $"{key.Name}: graphql {mark}: differs from what is not there:\n      {one.ReplaceLineEndings(" ")}\n      "
                    + $"{two.ReplaceLineEndings(" ")}"
            );
    }

    private async Task<Answer> Sent(GraphAsk ask, Ask filled)
    {
        var (text, body) = (filled.Body.Split('\u0001')[0], filled.Body.Split('\u0001')[1]);
        var field = Sdl.Fields(ask.Type).Single(field => field.Name() == ask.Field);
        var variables = new JsonObject();
        var declared = "";
        if (body.Length > 0)
        {
            var type = field
                .Arguments()
                .First(argument => text.Contains($"{argument.Name.StringValue}: $b", StringComparison.Ordinal))
                .Type;
            (variables["b"], declared) = (Sdl.Input(JsonNode.Parse(body), type), $"($b: {Sdl.Written(type)})");
        }
        // As deep as the limits let anybody ask.
        for (var depth = 2; ; depth--)
        {
            var chosen = $"{text}{Sdl.Select(Sdl.Named(field.Type), depth)}";
            var answer = await Post(
                $"query{declared} {{ {(ask.Type == "Plan" ? $"plan(code: \"{key.Plan}\") {{ {chosen} }}" : chosen)} }}",
                variables
            );
            if (depth == 0 || !Regex.IsMatch(answer.Text, "\"code\":\"too-(large|deep|costly|complex)"))
                return answer;
        }
    }

    private Task<Answer> Post(string query, JsonNode variables) =>
        key
            .Client.With("Accept", "application/graphql-response+json")
            .SendContent(
                HttpMethod.Post,
                "/graphql",
                new StringContent(
                    new JsonObject { ["query"] = query, ["variables"] = variables.DeepClone() }.ToJsonString(),
                    Encoding.UTF8
                ),
                "application/json"
            );
}
