using Npgsql;
using NpgsqlTypes;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// What became of the records of one batch: received = accepted + duplicates + quarantined, which the table itself demands. A row of its own
/// in the transaction of the batch: a sum kept in one row a day and key would make the batches of a key wait for each other.
/// </summary>
/// <param name="Received">Records of the batch.</param>
/// <param name="Accepted">Events kept, corrections included.</param>
/// <param name="Corrected">Events kept in place of a lower revision.</param>
/// <param name="Duplicates">Events known already.</param>
/// <param name="Quarantined">Records refused.</param>
internal sealed record ReceptionCounts(int Received, int Accepted, int Corrected, int Duplicates, int Quarantined)
{
    /// <summary>Folds the rows of days before one into one row a day and key; what comes after is folded the next time.</summary>
    public const string Fold = """
        with old as (delete from received_batches where received_on < $1 and not is_folded returning *)
        insert into received_batches (received_on, key_id, organisation_id, received, accepted, corrected, duplicates, quarantined, is_folded)
        select received_on, key_id, organisation_id, sum(received), sum(accepted), sum(corrected), sum(duplicates), sum(quarantined), true
        from old group by received_on, key_id, organisation_id
        """;

    /// <summary>The counts of a batch.</summary>
    /// <param name="receptions">What became of its events.</param>
    /// <param name="refused">Records that were refused before.</param>
    public static ReceptionCounts Of(IReadOnlyList<Reception> receptions, int refused)
    {
        var of = receptions.CountBy(reception => reception).ToDictionary();
        var corrected = of.GetValueOrDefault(Reception.Corrected);
        return new ReceptionCounts(
            receptions.Count + refused,
            of.GetValueOrDefault(Reception.Accepted) + corrected,
            corrected,
            of.GetValueOrDefault(Reception.Duplicate),
            of.GetValueOrDefault(Reception.Conflict) + of.GetValueOrDefault(Reception.DaySealed) + refused);
    }

    /// <summary>The statement that writes them down.</summary>
    public NpgsqlBatchCommand Insert(TrafficBatch batch) => new(
        "insert into received_batches (received_on, key_id, organisation_id, received, accepted, corrected, duplicates, quarantined) values ($1, $2, $3, $4, $5, $6, $7, $8)")
    {
        Parameters =
        {
            new NpgsqlParameter<DateOnly> { TypedValue = ServiceDay.Of(batch.ReceivedAt) },
            new NpgsqlParameter { Value = (object?)batch.KeyId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            new NpgsqlParameter { Value = (object?)batch.OrganisationId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            new NpgsqlParameter<long> { TypedValue = Received },
            new NpgsqlParameter<long> { TypedValue = Accepted },
            new NpgsqlParameter<long> { TypedValue = Corrected },
            new NpgsqlParameter<long> { TypedValue = Duplicates },
            new NpgsqlParameter<long> { TypedValue = Quarantined },
        },
    };
}
