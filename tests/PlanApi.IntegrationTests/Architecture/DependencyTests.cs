extern alias client;
using System.Reflection;
using PlanApi.Api.Hosting;
using PlanApi.Application;
using PlanApi.Domain.Plans;

namespace PlanApi.IntegrationTests.Architecture;

/// <summary>Dependencies point one way: Api to Application to Domain.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Domain = typeof(Plan).Assembly;
    private static readonly Assembly Application = typeof(ApplicationServices).Assembly;

    private const string Runtime =
        @"^System\.(Runtime|Collections|Collections\.Immutable|Linq|Memory|Numerics\.Vectors"
        + @"|Runtime\..*|Security\.Cryptography|Text\..*|Threading|Xml\..*)$";

    private const string Transports =
        @"^(PlanApi\.Api|Microsoft\.AspNetCore|GraphQL|Swashbuckle|Microsoft\.OpenApi|Spectre|System\.CommandLine)";

    [Fact]
    public void Domain_NeedsNothingButTheRuntime() =>
        Assert.All(Domain.GetReferencedAssemblies(), reference => Assert.Matches(Runtime, reference.Name));

    /// <summary>Whoever has the package of the client needs no other.</summary>
    [Fact]
    public void Client_NeedsNothingButTheRuntime() =>
        Assert.All(
            typeof(client::PlanApi.Client.PlanClient).Assembly.GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name!)
        );

    [Fact]
    public void Application_KnowsNoTransport() =>
        Assert.All(Application.GetReferencedAssemblies(), reference => Assert.DoesNotMatch(Transports, reference.Name));

    [Fact]
    public void Api_IsKnownByNobody() =>
        Assert.DoesNotContain(
            Domain.GetReferencedAssemblies().Concat(Application.GetReferencedAssemblies()),
            reference => reference.Name == typeof(ServiceHost).Assembly.GetName().Name
        );

    /// <summary>Transports translate and send; what reads the database is a use case.</summary>
    [Theory]
    [InlineData("Rest")]
    [InlineData("GraphQL")]
    [InlineData("OData")]
    [InlineData("Cli")]
    [InlineData("OpenApi")]
    [InlineData("Access")]
    public void Transports_DoNotTouchTheDatabase(string transport)
    {
        var folder = $"src/PlanApi.Api/{transport}";
        if (!Directory.Exists(Repository.Path(folder)))
            return;
        Assert.All(
            Repository.Sources(folder),
            file =>
                Assert.DoesNotMatch(
                    @"\bPlanDb\b|Microsoft\.EntityFrameworkCore|Microsoft\.Data\.Sqlite|\bDbContext",
                    File.ReadAllText(file)
                )
        );
    }
}
