using System.Globalization;
using PlanApi.Api;
using PlanApi.Api.Cli;

// The same output whatever the language of the machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// With a command, the command runs and the process ends; without one, the service starts.
if (CommandLine.Knows(args))
    return await CommandLine.Run(args);
try
{
    var app = ServiceHost.Build(args);
    await Startup.Prepare(app);
    await Startup.Run(app);
    return ExitCode.Success;
}
catch (Exception failure) when (StartFault.Of(failure) is { } sentence)
{
    Console.Error.WriteLine(sentence);
    return ExitCode.Refused;
}

/// <summary>The service, for test hosts.</summary>
public partial class Program;
