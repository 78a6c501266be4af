namespace ParkingOps.Domain.Traffic;

/// <summary>A plate as it may be stored (semantics 9).</summary>
/// <param name="Hash">Keyed hash, for matching.</param>
/// <param name="Mask">What may be shown.</param>
/// <param name="Cipher">Ciphertext for the acts that may decrypt.</param>
public sealed record SealedPlate(long Hash, string Mask, byte[] Cipher);
