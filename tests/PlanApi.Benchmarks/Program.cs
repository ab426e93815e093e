using PlanApi.Benchmarks;

switch (args)
{
    case ["validation"]:
        await ValidationBenchmark.Run();
        return 0;
    case ["limit", var file, var address]:
        await ReadyMadeBytes.Serve(file, address);
        return 0;
    default:
        Console.Error.WriteLine("validation | limit FILE ADDRESS; see tests/PlanApi.Benchmarks/run for the whole");
        return 2;
}
