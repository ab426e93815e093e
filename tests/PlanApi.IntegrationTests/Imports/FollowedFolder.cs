using System.Text;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>A folder from which a service may import, and schedules that do.</summary>
internal sealed class FollowedFolder : IDisposable
{
    public const string Schedules = "/v1/import-schedules";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("planapi-follow-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "in");

    public FollowedFolder() => Directory.CreateDirectory(Path);

    /// <summary>A service that may read the folder under the name <c>inbox</c>, and what this machine serves.</summary>
    public TestOptions Options =>
        new()
        {
            Settings = new Dictionary<string, string>
            {
                ["Imports:Folders:inbox"] = Path,
                ["Webhooks:Networks:0"] = "127.0.0.0/8",
                ["Webhooks:AtOnce"] = "4",
            },
        };

    /// <summary>Puts a file there, as a whole.</summary>
    public void Put(string name, string content) => Put(name, Encoding.UTF8.GetBytes(content));

    public void Put(string name, byte[] content)
    {
        var (beside, path) = (System.IO.Path.Combine(_directory.FullName, "written"), System.IO.Path.Combine(Path, name));
        File.WriteAllBytes(beside, content);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>A file beside the folder, which is not to be reached.</summary>
    public string Beside(string name, string content)
    {
        var path = System.IO.Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>What a schedule of the mapping <c>wide</c> is made of.</summary>
    public static string Body(string plan, string source, string cron = "30 6 * * *", string mapping = "wide") =>
        $$"""{"plan":"{{plan.Split('/')[^1]}}","mapping":"{{mapping}}",{{source}},"cron":"{{cron}}"}""";

    public static string OfFolder(string name) => $"\"folder\":\"inbox\",\"file\":\"{name}\"";

    public static string Address(string address) => $"\"address\":\"{address}\"";

    /// <summary>Makes a schedule; answers its path.</summary>
    public static async Task<string> Make(MappedPlan plan, string source) =>
        (await plan.Client.Post(Schedules, Body(plan.Path, source))).Is(201).Location!;

    /// <summary>Runs it now; the run once it has ended, or waits to be tried again.</summary>
    public static async Task<JsonNode> Run(Client client, string schedule)
    {
        var id = (long)(await client.Post($"{schedule}/runs", "")).Is(202).Json["id"]!;
        JsonNode run = null!;
        await Wait.Until(async () =>
        {
            run = (await client.Get($"{schedule}/runs")).Is(200).Items.Single(one => (long)one["id"]! == id);
            return (string)run["state"]! is "succeeded" or "failed" || run["problem"] is not null;
        });
        return run;
    }
}
