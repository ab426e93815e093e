using System.Globalization;
using Microsoft.AspNetCore.Connections;
using PlanApi.Api;

// The same output whatever the language of the machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// With a command, the command runs and the process ends; without one, the service starts.
if (PlanApi.Api.Cli.CommandLine.Knows(args))
    return await PlanApi.Api.Cli.CommandLine.Run(args);

var app = ServiceHost.Build(args);
await Startup.Prepare(app);
try
{
    await app.RunAsync();
    return 0;
}
catch (IOException failure) when (failure.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{failure.Message} Another service listens there; choose another address with --urls=http://localhost:8080.");
    return 1;
}

/// <summary>The service, for test hosts.</summary>
public partial class Program;
