using PlanApi.Benchmarks;

switch (args)
{
    case ["access"]:
        await AccessBenchmark.Run();
        return 0;
    case ["validation"]:
        await ValidationBenchmark.Run();
        return 0;
    case ["as-of"]:
        await AsOfBenchmark.Run();
        return 0;
    case ["closure"]:
        await ClosureBenchmark.Run();
        return 0;
    case ["spread"]:
        SpreadBenchmark.Run();
        return 0;
    case ["spread", var only]:
        SpreadBenchmark.Run(only);
        return 0;
    case ["two-way"]:
        TwoWayBenchmark.Run();
        return 0;
    case ["schedule"]:
        ScheduleBenchmark.Run();
        return 0;
    case ["drivers"]:
        DriverBenchmark.Run();
        return 0;
    case ["tree"]:
        TreeBenchmark.Run();
        return 0;
    case ["roll-up"]:
        RollUpBenchmark.Run();
        return 0;
    case ["risks"]:
        RiskSimulationBenchmark.Run();
        return 0;
    case ["cube"]:
        await CubeBenchmark.Run();
        return 0;
    case ["feeds"]:
        await FeedBenchmark.Run();
        return 0;
    case ["downloads"]:
        await DownloadBenchmark.Run();
        return 0;
    case ["actuals"]:
        await ActualsBenchmark.Run();
        return 0;
    case ["decomposition"]:
        await DecompositionBenchmark.Run();
        return 0;
    case ["operation"]:
        await OperationBenchmark.Run();
        return 0;
    case ["operation", var sellers]:
        await OperationBenchmark.Run(int.Parse(sellers, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["webhooks"]:
        await WebhookBenchmark.Run();
        return 0;
    case ["peer"]:
        await PeerBenchmark.Run();
        return 0;
    case ["peer", var only]:
        await PeerBenchmark.Run(only);
        return 0;
    case ["copy", var connection]:
        await CopyBenchmark.Run(connection);
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
    default:
        Console.Error.WriteLine(
            "access | validation | closure | spread [NAME] | two-way | tree | drivers | schedule | roll-up | risks | cube | actuals | "
                + "decomposition | operation [SELLERS] | peer [NAME] | copy CONNECTION | start FOLDER | empty DATABASE ADDRESS | "
                + "limit FILE ADDRESS; "
                + "see tests/PlanApi.Benchmarks/run for the whole"
        );
        return 2;
}
