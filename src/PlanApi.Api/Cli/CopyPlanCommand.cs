using System.CommandLine;
using PlanApi.Application.Persistence.Providers;

namespace PlanApi.Api.Cli;

/// <summary><c>copy-plan PLAN --to CONNECTION</c>: a plan with its whole history to another database.</summary>
internal static class CopyPlanCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var to = new Option<string>("--to")
        {
            Description = "The connection string of the other database. A password is better kept in PGPASSWORD than written here.",
            Required = true,
        };
        var provider = new Option<string>("--to-provider")
        {
            Description = $"The kind of the other database: {StorageKinds.Names}.",
            DefaultValueFactory = _ => "PostgreSql",
        };
        var command = new Command(
            "copy-plan",
            "Copy a plan with its whole history to another database, where each row is read again and compared before it counts."
        )
        {
            plan,
            to,
            provider,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var other = StorageKinds.Open(parsed.GetRequiredValue(provider), parsed.GetRequiredValue(to));
                await using var service = await LocalService.Open(settings);
                if (!(await service.Copy(parsed.GetRequiredValue(plan), other, cancellation)).IsSuccess(out var copied, out var failure))
                    return LocalService.Refuse(failure, terminal);
                await terminal.Out.WriteLineAsync(
                    $"{parsed.GetRequiredValue(plan)}: {copied.Rows:N0} rows of {copied.Tables} tables copied to {other.Place} and compared"
                );
                return ExitCode.Success;
            }
        );
        return command;
    }
}
