using PlanApi.Benchmarks;

switch (args)
{
    case ["validation"]:
        await ValidationBenchmark.Run();
        return 0;
        Console.Error.WriteLine("validation | spread | two-way | tree | start FOLDER | empty DATABASE ADDRESS | limit FILE ADDRESS; see tests/PlanApi.Benchmarks/run for the whole");
        return 0;
    case ["start", var folder]:
        await StartBenchmark.Run(folder);
        return 0;
    case ["empty", var database, var address]:
        await EmptyService.Serve(database, address);
        return 0;
    case ["limit", var file, var address]:
        await ReadyMadeBytes.Serve(file, address);
        return 0;
    case ["two-way"]:
        TwoWayBenchmark.Run();
        return 0;
    default:
<<<<<<< HEAD
        Console.Error.WriteLine("validation | spread | two-way | start FOLDER | empty DATABASE ADDRESS | limit FILE ADDRESS; see tests/PlanApi.Benchmarks/run for the whole");
=======
        Console.Error.WriteLine("validation | tree | start FOLDER | empty DATABASE ADDRESS | limit FILE ADDRESS; see tests/PlanApi.Benchmarks/run for the whole");
>>>>>>> spreading-tree
        return 2;
}
