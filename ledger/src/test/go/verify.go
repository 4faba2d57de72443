// Verifies an exported log with Go's own implementation of notes and trees, which shares no code
// with ours: the checkpoint's signature and cosignature, every entry, every tile that proofs need,
// inclusion and consistency proofs made by Go from our tiles, and receipts made by us.
//
// Usage: verify DIR LOG-VKEY WITNESS-VKEY RECEIPT...
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) < 4 {
		fail("usage: verify DIR LOG-VKEY WITNESS-VKEY RECEIPT...")
	}
	dir := os.Args[1]
	verifiers := note.VerifierList(logVerifier(os.Args[2]), witnessVerifier(os.Args[3]))
	tree := open(read(filepath.Join(dir, "checkpoint")), verifiers)
	hashes := tlog.TileHashReader(tree, tiles(dir))

	leaves := entries(dir, tree)
	step := tree.N/500 + 1
	for i := int64(0); i < tree.N; i += step {
		proof, err := tlog.ProveRecord(tree.N, i, hashes)
		check(err, "prove record %d", i)
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, i, leaves[i]), "check record %d", i)
		if i > 0 {
			older, err := tlog.TreeHash(i, hashes)
			check(err, "root of %d", i)
			growth, err := tlog.ProveTree(tree.N, i, hashes)
			check(err, "prove tree %d", i)
			check(tlog.CheckTree(growth, tree.N, tree.Hash, i, older), "check tree %d", i)
		}
	}
	for _, file := range os.Args[4:] {
		receipt(read(file), verifiers)
	}
	fmt.Printf("verified %d entries and %d receipts\n", tree.N, len(os.Args)-4)
}

// entries reads every bundle and checks that the entries add up to the signed root.
func entries(dir string, tree tlog.Tree) []tlog.Hash {
	var leaves, stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			out[i] = stored[x]
		}
		return out, nil
	})
	for n := int64(0); n*256 < tree.N; n++ {
		width := 256
		if rest := tree.N - n*256; rest < 256 {
			width = int(rest)
		}
		path := tlog.Tile{H: 8, L: 0, N: n, W: width}.Path()
		bundle := read(filepath.Join(dir, strings.Replace(path, "tile/8/0/", "tile/entries/", 1)))
		for i := 0; i < width; i++ {
			size := int(binary.BigEndian.Uint16(bundle))
			leaf := tlog.RecordHash(bundle[2 : 2+size])
			bundle = bundle[2+size:]
			more, err := tlog.StoredHashesForRecordHash(int64(len(leaves)), leaf, reader)
			check(err, "entry %d", len(leaves))
			stored = append(stored, more...)
			leaves = append(leaves, leaf)
		}
		if len(bundle) != 0 {
			fail("bundle %d goes on after its last entry", n)
		}
	}
	root, err := tlog.TreeHash(tree.N, reader)
	check(err, "root")
	if root != tree.Hash {
		fail("the entries do not add up to the signed root")
	}
	return leaves
}

func receipt(data []byte, verifiers note.Verifiers) {
	parts := bytes.SplitN(data, []byte("\n\n"), 2)
	lines := strings.Split(string(parts[0]), "\n")
	if len(parts) != 2 || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("not a receipt")
	}
	leaf, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	check(err, "receipt's leaf")
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	check(err, "receipt's index")
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		check(err, "receipt's proof")
		proof = append(proof, hash)
	}
	tree := open(parts[1], verifiers)
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaf)), "receipt %d", index)
}

// open demands both signatures, the log's and the witness's.
func open(data []byte, verifiers note.Verifiers) tlog.Tree {
	opened, err := note.Open(data, verifiers)
	check(err, "open checkpoint")
	if len(opened.Sigs) != 2 {
		fail("%d of 2 signatures verify", len(opened.Sigs))
	}
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "tree size")
	root, err := tlog.ParseHash(lines[2])
	check(err, "root hash")
	return tlog.Tree{N: size, Hash: root}
}

// tiles reads the C2SP layout, which names tiles like Go's without the height.
type tiles string

func (d tiles) Height() int                         { return 8 }
func (d tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (d tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(d), path))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

func logVerifier(vkey string) note.Verifier {
	verifier, err := note.NewVerifier(vkey)
	check(err, "log key")
	return verifier
}

// cosigner verifies timestamped cosignatures, which Go's package leaves to its callers.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(text, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(sig), text)
	return ed25519.Verify(c.key, []byte(message), sig[8:])
}

func witnessVerifier(vkey string) note.Verifier {
	parts := strings.SplitN(vkey, "+", 3)
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	check(err, "witness key id")
	key, err := base64.StdEncoding.DecodeString(parts[2])
	check(err, "witness key")
	if len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		fail("not a cosignature key")
	}
	return cosigner{parts[0], uint32(hash), key[1:]}
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	check(err, "read")
	return data
}

func check(err error, what string, args ...any) {
	if err != nil {
		fail(what+": "+err.Error(), args...)
	}
}

func fail(what string, args ...any) {
	fmt.Fprintf(os.Stderr, what+"\n", args...)
	os.Exit(1)
}
